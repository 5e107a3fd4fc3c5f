"""A PDF file -> its text in paragraphs, with its title and dates as what is said beside it.

Many programs write the name of a file or of a template as the title, so it is believed only where the text shows it
too; the dates are those of the file.
"""

from __future__ import annotations

import re
from typing import Any

from readout.clean.finddates import evidence
from readout.clean.paragraphs import paragraphs
from readout.clean.pdflines import lines_of
from readout.clean.wrapped import Beside, Inner
from readout.errors import InputError
from readout.extras import extra
from readout.records import DateEvidence, Page

MOST_PAGES = 200
"""No news report is longer; what is, is a book or a collection."""
_NEAR_THE_TOP = 5
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:Z|([+\-]\d\d)'?(\d\d)?'?)?")


def unwrap(page: Page) -> Inner:
    """The text; raises InputError for a file that is encrypted, damaged or too long, or holds pictures only."""
    pdfium = extra("pypdfium2", "pdf", "a PDF file")
    try:
        document = pdfium.PdfDocument(page.data)
    except pdfium.PdfiumError as error:
        raise InputError(f"{page.name}: {_refusal(error)}") from None
    with document:
        if len(document) > MOST_PAGES:
            raise InputError(f"{page.name}: has {len(document):,} pages, and a report at most {MOST_PAGES}: split it")
        text = "\n\n".join(paragraphs([lines_of(document, number) for number in range(len(document))]))
        facts = document.get_metadata_dict()
    if not text.strip():
        raise InputError(f"{page.name}: holds pictures of pages and no text: make its text readable (OCR) first")
    return Inner(text.encode("utf-8", "replace"), "text/plain", "utf-8", _beside(facts, text))


def _refusal(error: Any) -> str:
    if getattr(error, "err_code", None) == 4:  # FPDF_ERR_PASSWORD
        return "is encrypted: save a copy without a password first"
    return "is a damaged PDF file, or only the beginning of one: download it again"


def _beside(facts: dict[str, str], text: str) -> Beside:
    title = " ".join(facts.get("Title", "").split())
    top = [" ".join(line.split()) for line in text.split("\n\n")[:_NEAR_THE_TOP]]
    shown = len(title) > 3 and any(line.casefold().startswith(title.casefold()) for line in top)
    dates = (_date("PDF created", facts.get("CreationDate")), _date("PDF modified", facts.get("ModDate")))
    return Beside(title if shown else None, tuple(date for date in dates if date))


def _date(source: str, stated: str | None) -> DateEvidence | None:
    """PDF's way to write a date: D:20310312184000+01'00'."""
    found = _DATE.match(stated or "")
    if found is None:
        return None
    year, month, day, hour, minute, second, zone, minutes = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    where = (f"{zone}:{minutes or '00'}" if zone else "Z" if "Z" in found[0] else "") if hour else ""
    return evidence(source, f"{year}-{month}-{day}{clock}{where}")
