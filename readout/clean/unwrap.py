"""What a page is wrapped in, taken off: of a PDF file or an e-mail its text or HTML, and what is said beside it."""

from __future__ import annotations

from readout.clean import mail, pdf
from readout.clean.wrapped import Inner
from readout.records import Page


def unwrap(page: Page) -> Inner:
    """What there is to read of a page. Raises InputError, or SkippedInput where the wrapping holds no text."""
    if page.media_type == "application/pdf":
        return pdf.unwrap(page)
    if page.media_type == "message/rfc822":
        return mail.unwrap(page)
    return Inner(page.data, page.media_type, page.charset)
