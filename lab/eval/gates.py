"""Every gate at once: runs the evaluations named in gates.toml and checks each figure against its floor or ceiling.

The data of each gate carries a digest (names and sizes of its files), so that a figure is never compared
with one from other data. ``--only NAME`` runs one evaluation; ``--digest`` prints the digests of what is here.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

GATES = Path(__file__).with_name("gates.toml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this command."""
    parser.add_argument("--only", help="one evaluation's name")
    parser.add_argument("--digest", action="store_true", help="print the digests of the data and stop")


def main(args: argparse.Namespace) -> dict[str, float]:
    """The figures that were checked; raises SystemExit(1) when one is under its floor."""
    failed = 0
    checked: dict[str, float] = {}
    for gate in tomllib.loads(GATES.read_text(encoding="utf-8"))["gate"]:
        if args.only and gate["evaluation"] != args.only:
            continue
        data = Path(gate["data"])
        if not data.exists():
            print(f"{gate['evaluation']}: left out, {data} is not here", file=sys.stderr)
            continue
        if args.digest:
            print(gate["evaluation"], gate["data"], digest(data))
            continue
        if gate.get("digest") not in (None, digest(data)):
            print(f"{gate['evaluation']}: {data} is not the data its floors were pinned on", file=sys.stderr)
        figures = run(gate)
        failed += check(gate, figures)
        checked.update({f"{gate['evaluation']}.{name}": value for name, value in figures.items()})
    if failed:
        raise SystemExit(1)
    return checked


def digest(data: Path) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over names and sizes of every file below ``data``."""
    files = sorted(path for path in data.rglob("*") if path.is_file()) if data.is_dir() else [data]
    listing = "\n".join(f"{path.relative_to(data.parent)} {path.stat().st_size}" for path in files)
    return hashlib.sha256(listing.encode()).hexdigest()[:16]


def run(gate: dict[str, Any]) -> dict[str, float]:
    """The figures of one evaluation with the gate's arguments."""
    module = import_module(f"lab.eval.{gate['evaluation']}")
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    figures: dict[str, float] = module.main(parser.parse_args(["--data", gate["data"], *gate.get("arguments", [])]))
    return figures


def check(gate: dict[str, Any], figures: dict[str, float]) -> int:
    """Prints each figure beside its bound; gives how many are out of bounds."""
    failed = 0
    for bounds, sign in ((gate.get("floors", {}), 1), (gate.get("ceilings", {}), -1)):
        for name, bound in bounds.items():
            value = figures.get(name)
            fine = value is not None and sign * value >= sign * bound
            failed += not fine
            shown = "missing" if value is None else f"{value:.3f}"
            kind = "floor" if sign > 0 else "ceiling"
            print(f"{'ok  ' if fine else 'FAIL'} {gate['evaluation']} {name} {shown} ({kind} {bound})")
    return failed
