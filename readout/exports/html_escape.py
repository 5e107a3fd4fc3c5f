"""Text as HTML."""

from __future__ import annotations

import html

from readout.exports.visible import visible


def escape(text: str) -> str:
    """Text as HTML, safe between tags and in a quoted attribute; invisible controls become visible."""
    return html.escape(visible(text), quote=True)
