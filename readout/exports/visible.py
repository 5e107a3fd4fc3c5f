"""Text from a page made safe to show: nothing in it can move a cursor, ring a bell or turn a line around."""

from __future__ import annotations

REPLACEMENT = 0xFFFD
_CONTROLS = (*range(32), *range(127, 160), 0x2028, 0x2029)
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that overturn the order of the characters after them ("Trojan Source", CVE-2021-42574)."""
_SURROGATES = range(0xD800, 0xE000)
_TABLE = dict.fromkeys((*_CONTROLS, *_DIRECTIONS, *_SURROGATES), REPLACEMENT)
_TABLE |= dict.fromkeys((9, 10, 11, 12, 13, 0x85, 0x2028, 0x2029), 32)


def visible(text: str) -> str:
    """The text with line ends as spaces and other controls as the replacement sign; offsets stay the same."""
    return text.translate(_TABLE)
