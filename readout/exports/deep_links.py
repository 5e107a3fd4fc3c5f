"""Addresses that lead to characters of a page: exact for programs, and where a browser can find them, for people.

``https://site.example/a#char=31,38:~:text=Norvale``: RFC 5147 counts code points of Readout's text (on a page of HTML
no browser heeds it), the text fragment after ``:~:`` makes a browser scroll to the words and shade them.
"""

from __future__ import annotations

from urllib.parse import quote

from readout.text import Span

LONGEST = 120
"""Characters up to which the words stand in the address whole; of longer ones only the first and last."""
ENDS = 5
"""Words of an end, and of what stands before words that the text has twice."""


def deep_link(url: str | None, text: str, span: Span, shown: Span | None = None) -> str | None:
    """The address of the characters; None where the page has none that a browser opens.

    ``shown`` are the characters that a browser is to shade, where it should be more than the span itself.
    """
    if not opens(url):
        return None
    return f"{str(url).partition('#')[0]}#char={span.start},{span.end}:~:text={_fragment(text, shown or span)}"


def opens(url: str | None) -> bool:
    """Whether a browser opens the address."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def _fragment(text: str, span: Span) -> str:
    told = span.of(text)
    before = text[: span.start]
    if told.casefold() not in before.casefold():
        return _words(told)
    last = before[before.rfind("\n") + 1 :].split()[-ENDS:]
    return f"{_escaped(' '.join(last))}-,{_words(told)}" if last else _words(told)


def _words(told: str) -> str:
    """A text fragment does not find words across the end of a paragraph, only a stretch from first to last words."""
    words = told.split()
    if (len(told) <= LONGEST and "\n" not in told) or len(words) < 2 * ENDS:
        return _escaped(" ".join(words))
    return f"{_escaped(' '.join(words[:ENDS]))},{_escaped(' '.join(words[-ENDS:]))}"


def _escaped(words: str) -> str:
    """A dash parts a text fragment from what stands around it, so it is escaped as well."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
