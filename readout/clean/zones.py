"""Time zones as pages write them: "Z", "+02:00", "GMT+2", "EDT", "ET", "Europe/Berlin"."""

from __future__ import annotations

import csv
import functools
import re
from datetime import datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo


def offset_of(zone: str, local: datetime) -> timedelta | None:
    """How far a stated zone lies from UTC at that local time; None for a word that is no zone."""
    if match := re.fullmatch(r"(?:GMT|UTC)?\s?([+\u2212-])(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timedelta(minutes=minutes if match[1] == "+" else -minutes) if minutes < 24 * 60 else None
    if "/" in zone:
        return _named_zone(zone, local)
    if not zone.isupper() and zone != "z":
        return None
    minutes_east = _zones().get(zone.upper())
    if minutes_east is None:
        return None
    return timedelta(minutes=minutes_east + (60 if _american_summer(zone.upper(), local) else 0))


def _named_zone(zone: str, local: datetime) -> timedelta | None:
    try:
        return ZoneInfo(zone).utcoffset(local)
    except (KeyError, ValueError, OSError):
        return None


def _american_summer(zone: str, local: datetime) -> bool:
    """Whether "ET", "CT", "MT" or "PT" means daylight time: second Sunday of March to first of November."""
    if zone not in {"ET", "CT", "MT", "PT"}:
        return False
    march, november = datetime(local.year, 3, 8, 2), datetime(local.year, 11, 1, 2)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return begins <= local < ends


@functools.cache
def _zones() -> dict[str, int]:
    lines = resources.files("readout.data").joinpath("zones.tsv").read_text("utf-8").splitlines()
    return {row["name"]: int(row["minutes"]) for row in csv.DictReader(lines, delimiter="\t")}
