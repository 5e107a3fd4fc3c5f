from __future__ import annotations

import multiprocessing
import time
from dataclasses import replace
from pathlib import Path

from readout.api import Recipe
from readout.batch import outcomes
from readout.formats import page_from
from readout.layers import Reading
from readout.records import Fault, Page
from readout.settings import Settings

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "pasted-report.txt"
CLEAN_ONLY = Recipe(statements=False)


def pages(count: int) -> list[Page]:
    page = page_from(EXAMPLE)
    return [replace(page, name=f"{number}.txt") for number in range(count)]


def test_a_process_that_is_killed_costs_no_page_and_no_order() -> None:
    told = outcomes(pages(12), CLEAN_ONLY, jobs=2)
    names = [outcome.document.name for outcome in [next(told)] if isinstance(outcome, Reading)]
    for process in multiprocessing.active_children():
        process.kill()
    names += [outcome.document.name for outcome in told if isinstance(outcome, Reading)]
    assert names == [f"{number}.txt" for number in range(12)]


def test_no_more_pages_are_opened_than_are_in_hand() -> None:
    opened = 0

    def counted() -> object:
        nonlocal opened
        for page in pages(100):
            opened += 1
            yield page

    told = outcomes(counted(), replace(CLEAN_ONLY, settings=Settings(in_flight=2)), jobs=2)  # type: ignore[arg-type]
    next(told)
    assert opened <= 4
    told.close()  # type: ignore[attr-defined]


def test_who_stops_early_leaves_no_process_behind() -> None:
    told = outcomes(pages(30), CLEAN_ONLY, jobs=2)
    next(told)
    told.close()  # type: ignore[attr-defined]
    for _ in range(100):
        if not multiprocessing.active_children():
            break
        time.sleep(0.1)
    assert not multiprocessing.active_children()


def test_what_could_not_be_opened_keeps_its_place() -> None:
    broken = Fault("b", "input", "is empty")
    told = list(outcomes([*pages(1), broken, *pages(1)], CLEAN_ONLY, jobs=2))
    assert [type(outcome).__name__ for outcome in told] == ["Reading", "Fault", "Reading"]


def test_a_page_that_takes_too_long_is_a_fault_and_the_next_is_read() -> None:
    slow = Page("slow.html", b"<div>" * 2_000_000 + b"<p>The mayor said the bridge would open.", "text/html")
    hasty = replace(CLEAN_ONLY, settings=Settings(parse_seconds=0.001))
    [fault] = outcomes([slow], hasty)
    assert isinstance(fault, Fault) and "0.001 s" in fault.cause
