"""Feeds and pages that are watched, on a server of the test's own and by a clock of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from readout.api import Recipe
from readout.formats.web import Fetcher
from readout.ledger.adding import Added
from readout.ledger.ledger import Ledger
from readout.ledger.store import Store
from readout.ledger.watching import RECHECK, Watch
from readout.settings import Settings
from tests.formats.samples import HTML, PARAGRAPHS, TITLE, item, rss
from tests.formats.server import Site, serving
from tests.ledger.ledgers import sound

pytestmark = pytest.mark.skipif(find_spec("readout_model_en") is None, reason="the model package is not installed")
RECIPE = Recipe(None, Settings(allow_private=True))
START = datetime(2031, 3, 12, 8, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


class Clock:
    """The time of day, moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_on(self, time: timedelta = QUARTER) -> None:
        """So much time goes by."""
        self.now += time


class Desk:
    """A watch over a server: what a round brought, and what it asked."""

    def __init__(self, path: Path, site: Site, clock: Clock, watch: Watch) -> None:
        self.path, self.site, self.clock, self.watch = path, site, clock, watch

    def round(self, after: timedelta = QUARTER) -> list[str]:
        """What became of the pages of the next round."""
        self.clock.pass_on(after)
        self.site.asked.clear()
        return [added.what for added in self.watch.round()]

    @property
    def asked(self) -> list[str]:
        """The paths asked in the last round, but for robots.txt."""
        return [path for path, _ in self.site.asked if path != "/robots.txt"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Desk]]:
    """Makes a watch of paths on a server."""
    monkeypatch.setattr(Fetcher, "_wait", lambda *_: 0.0)
    clock, path = Clock(), tmp_path / "news.ledger"
    with serving() as site, Store(path) as store:

        def make(*paths: str, recheck: timedelta = RECHECK) -> Desk:
            return Desk(
                path,
                site,
                clock,
                Watch(store, [site.root + each for each in paths], RECIPE, now=clock, recheck=recheck),
            )

        yield make
    assert sound(path)


def put(site: Site, path: str, body: bytes, version: str, **headers: str) -> None:
    """Lays out what is sent only to those who do not hold this version yet."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get("If-None-Match") == version
        request.send_response(304 if known else 200)
        for name, value in {"ETag": version, "Content-Type": "text/html", **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(b"" if known else body)

    site.answers[path] = answer


def story(number: int, more: str = "") -> bytes:
    """A report of its own."""
    return HTML.replace(
        "</article>", f"<p>The {number}th ferry is called Skerry {number}, he said. {more}</p></article>"
    ).encode()


def feed(site: Site, *numbers: int, summary: str = "In short.", version: str = '"1"') -> None:
    """A feed that names so many stories."""
    items = [item(f"{TITLE} {number}", f"{site.root}/{number}", summary) for number in numbers]
    put(site, "/feed", rss(items), version, **{"Content-Type": "application/rss+xml"})


def test_what_is_new_is_added_and_what_is_known_is_not_asked_for(desk: Callable[..., Desk]) -> None:
    one = desk("/feed", recheck=timedelta(0))
    feed(one.site, 1, 2)
    for number in (1, 2, 3):
        put(one.site, f"/{number}", story(number), f'"{number}"')
    assert one.round() == ["added", "added"] and one.asked == ["/feed", "/1", "/2"]
    assert one.round() == [] and one.asked == ["/feed"] and one.watch.visits.unchanged == 1
    feed(one.site, 3, 1, 2, version='"2"')
    assert one.round() == ["added"] and one.asked == ["/feed", "/3"]
    assert one.round() == [] and dict(one.site.asked)["/feed"]["if-none-match"] == '"2"'


def test_a_changed_page_is_a_new_edition_with_its_difference_kept(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")
    feed(one.site, 1)
    put(one.site, "/1", story(1), '"a"')
    assert one.round() == ["added"]
    put(one.site, "/1", story(1, "Nobody was hurt."), '"b"')
    assert one.round() == ["new edition"] and one.asked == ["/feed", "/1"]
    with Ledger(one.path) as ledger:
        (row,) = ledger.documents()
        assert row["editions"] == 2
    with Store(one.path) as store:
        change = store.connection.execute("SELECT * FROM change").fetchall()
    assert change and "Nobody was hurt." in str(change)


def test_a_page_whose_entry_changed_is_asked_for_at_once(desk: Callable[..., Desk]) -> None:
    one = desk("/feed", recheck=timedelta(0))
    feed(one.site, 1, 2)
    for number in (1, 2):
        put(one.site, f"/{number}", story(number), f'"{number}"')
    one.round()
    items = [
        item(f"{TITLE} 1 (updated)", f"{one.site.root}/1", "In short."),
        item(f"{TITLE} 2", f"{one.site.root}/2", "In short."),
    ]
    put(one.site, "/feed", rss(items), '"2"', **{"Content-Type": "application/rss+xml"})
    assert one.round() == [] and one.asked == ["/feed", "/1"]
    assert dict(one.site.asked)["/1"]["if-none-match"] == '"1"'


def test_pages_are_looked_at_again_less_and_less_often_and_then_no_more(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")
    feed(one.site, 1)
    put(one.site, "/1", story(1), '"a"')
    one.round()
    ages = []
    for quarter in range(1, 800):
        one.round()
        if "/1" in one.asked:
            ages.append(quarter)
    assert 12 <= len(ages) <= 20 and ages[:2] == [1, 2] and 400 < ages[-1] <= 672
    gaps = [later - earlier for earlier, later in pairwise(ages)]
    assert gaps == sorted(gaps)


def test_last_modified_is_sent_where_there_is_no_etag(desk: Callable[..., Desk]) -> None:
    one = desk("/1")
    when = format_datetime(START, usegmt=True)
    one.site.put("/1", story(1), content_type="text/html", last_modified=when)
    assert one.round() == ["added"] and one.round() == []
    assert one.site.asked[-1][1]["if-modified-since"] == when and "if-none-match" not in one.site.asked[-1][1]


def test_conditions_go_only_to_the_address_that_set_them(desk: Callable[..., Desk]) -> None:
    one = desk("/moved")
    one.site.redirect("/moved", "/1")
    put(one.site, "/1", story(1), '"a"')
    one.round()
    one.round()
    told = {path: headers.get("if-none-match") for path, headers in one.site.asked}
    assert told["/moved"] is None and told["/1"] == '"a"'
    one.site.redirect("/moved", "/2")
    put(one.site, "/2", story(2), '"a"')
    assert one.round() == ["added"]


def test_a_server_that_fails_is_asked_less_and_less_often(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")
    one.site.put("/feed", b"", 500)
    asked = [quarter for quarter in range(1, 200) if one.round() == ["failed"]]
    assert asked == [1, 2, 4, 8, 16, 32, 64, 128]
    feed(one.site, 1)
    put(one.site, "/1", story(1), '"a"')
    assert one.round(timedelta(days=1)) == ["added"] and one.round() == [] and "/feed" in one.asked


@pytest.mark.parametrize("stated", ["7200", format_datetime(START + 2 * QUARTER + timedelta(hours=2), usegmt=True)])
def test_retry_after_is_kept(desk: Callable[..., Desk], stated: str) -> None:
    one = desk("/feed")
    one.site.put("/feed", b"", 429, retry_after=stated)
    assert one.round() == ["failed"]
    waited = 0
    while not one.round():
        waited += 1
        assert not one.asked and waited < 20
    assert 7 <= waited <= 8


def test_no_server_is_put_off_for_longer_than_a_day(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")
    one.site.put("/feed", b"", 503, retry_after="999999999999999999999")
    assert one.round() == ["failed"] and one.round() == [] and one.round(timedelta(days=1)) == ["failed"]


def test_a_page_that_failed_is_tried_again_though_the_feed_stands_still(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")
    feed(one.site, 1)
    one.site.put("/1", b"", 503)
    assert one.round() == ["failed"]
    put(one.site, "/1", story(1), '"a"')
    assert one.round() == ["added"] and one.watch.visits.unchanged == 1


def test_a_page_that_was_taken_down_is_told_once_and_not_asked_for_again(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")
    feed(one.site, 1)
    put(one.site, "/1", story(1), '"a"')
    one.round()
    one.site.put("/1", b"", 410)
    assert one.round() == ["failed"]
    assert all(one.round() == [] and "/1" not in one.asked for _ in range(40))
    with Ledger(one.path) as ledger:
        assert len(ledger.documents()) == 1


def test_lists_in_lists_are_asked_every_round_though_the_outer_one_stands_still(desk: Callable[..., Desk]) -> None:
    one = desk("/all.opml", recheck=timedelta(0))
    opml = f'<opml version="2.0"><body><outline type="rss" xmlUrl="{one.site.root}/feed"/></body></opml>'
    put(one.site, "/all.opml", opml.encode(), '"o"', **{"Content-Type": "text/x-opml"})
    feed(one.site, 1)
    put(one.site, "/1", story(1), '"1"')
    put(one.site, "/2", story(2), '"2"')
    assert one.round() == ["added"]
    feed(one.site, 2, 1, version='"2"')
    assert one.round() == ["added"] and one.asked == ["/all.opml", "/feed", "/2"]


def test_reports_that_stand_in_the_feed_are_kept_and_changed_there(desk: Callable[..., Desk]) -> None:
    one = desk("/feed")

    def put_feed(more: str, version: str) -> None:
        body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS) + more
        told = rss([item(TITLE, f"{one.site.root}/1", "", body)])
        put(one.site, "/feed", told, version, **{"Content-Type": "application/rss+xml"})

    put_feed("", '"1"')
    assert one.round() == ["added"] and one.round() == []
    put_feed("<p>Nobody was hurt, the board said later.</p>", '"2"')
    assert one.round() == ["new edition"] and one.asked == ["/feed"]


def test_a_watch_that_is_killed_before_a_page_is_kept_asks_for_it_again(desk: Callable[..., Desk]) -> None:
    one = desk("/feed", recheck=timedelta(0))
    feed(one.site, 1, 2)
    for number in (1, 2):
        put(one.site, f"/{number}", story(number), f'"{number}"')
    rounds: Iterator[Added] = one.watch.round()
    assert next(rounds).what == "added"
    rounds.close()  # type: ignore[attr-defined]
    again = desk("/feed", recheck=timedelta(0))
    assert again.round() == ["added"] and again.asked == ["/feed", "/2"]


def test_the_ledger_holds_no_endless_header(desk: Callable[..., Desk]) -> None:
    one = desk("/1")
    put(one.site, "/1", story(1), '"' + "x" * 5_000 + '"')
    assert one.round() == ["added"]
    with Store(one.path) as store:
        (kept,) = store.connection.execute("SELECT length(etag) FROM visit").fetchone()
    assert kept is None


@contextmanager
def command(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """``readout watch`` as a person runs it."""
    words = [sys.executable, "-m", "readout", "watch", *map(str, arguments), "--allow-private"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        yield running


def test_the_command_runs_until_it_is_stopped(tmp_path: Path) -> None:
    with serving() as site:
        feed(site, 1)
        put(site, "/1", story(1), '"a"')
        with command(tmp_path / "a.ledger", f"{site.root}/feed") as running:
            assert running.stdout and running.stdout.readline().startswith("added\t")
            time.sleep(0.5)
            running.send_signal(signal.SIGINT)
            assert running.wait(10) == 130
            told = running.stderr.read() if running.stderr else ""
        assert "2 addresses asked, 0 unchanged; 1 added; next round at" in told
        with command(tmp_path / "a.ledger", f"{site.root}/feed", "--once") as running:
            told = running.communicate(timeout=60)[1]
        assert running.returncode == 0 and "1 addresses asked, 1 unchanged; nothing new" in told


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--every", "20s"], "shorter than a minute"),
        (["--every", "soon"], "no span of time"),
        (["-"], "standard input"),
    ],
)
def test_misuse_is_told_in_one_line(tmp_path: Path, more: list[str], said: str) -> None:
    with command(tmp_path / "a.ledger", "https://courier.example/feed", *more) as running:
        told = running.communicate(timeout=60)[1]
    assert running.returncode == 2 and said in told.splitlines()[-1]
