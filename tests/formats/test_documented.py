"""docs/reference/inputs.md speaks of every kind of input, every name and every limit."""

import re
import tomllib
from pathlib import Path

from readout.clean import mail, pdf, pdflines
from readout.formats import FORMATS, SUFFIXES, opening
from readout.formats.binary import KINDS
from readout.formats.feeds import WHOLE
from readout.formats.packed import SUFFIXES as PACKED
from readout.formats.parquet import ROWS
from readout.formats.rows import NAMES
from readout.formats.sizes import MAX_RATIO
from readout.settings import DEFAULTS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "inputs.md").read_text(encoding="utf-8")


def test_every_suffix_and_packing_is_named():
    assert [suffix for suffix in sorted(SUFFIXES | set(PACKED)) if f"`{suffix}`" not in PAGE] == []


def test_every_name_of_a_column_stands_in_the_table_in_its_order():
    rows = [re.findall(r"`(\w+)`", line.lower()) for line in PAGE.splitlines() if line.startswith("|")]
    assert [fact for fact, names in NAMES.items() if list(names) not in rows] == []


def test_every_limit_is_as_documented():
    said = [
        f"| {DEFAULTS.max_bytes >> 20} MiB |",
        f"| {DEFAULTS.max_members:,} |",
        f"| {DEFAULTS.max_unpacked >> 30} GiB",
        f"| {DEFAULTS.max_links:,} |",
        f"| {opening.DEEPEST} deep |",
        f"{MAX_RATIO} times its packed size",
        f"{WHOLE} characters",
        f"{ROWS} rows of Parquet",
        f"{DEFAULTS.parse_seconds:.0f} s, {DEFAULTS.parse_memory >> 30} GiB",
        f"| {pdf.MOST_PAGES}; {pdflines.MOST_CHARACTERS:,} |",
        f"| parts of an e-mail | {mail.MOST_PARTS:,} |",
    ]
    assert [each for each in said if each not in PAGE] == []


def test_every_extra_is_named_and_gives_what_the_tests_need():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert "readout[all]" in PAGE
    for name in ("feeds", "archives", "pdf", "parquet"):
        assert f"readout[{name}]" in PAGE and set(extras[name]) <= set(extras["test"]) & set(extras["all"])


def test_every_format_says_what_it_is_and_no_magic_is_both_read_and_refused():
    assert all(known.NAME and known.KIND in ("page", "pages", "files", "list") for known in FORMATS)
    office = b"PK\x03\x04"
    for magic, _ in KINDS:
        assert magic == office or not any(known.fits(magic.ljust(600, b"\1"), "") for known in FORMATS if known.BINARY)
