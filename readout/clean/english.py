"""Readout reads English: a report in another language is set aside by name."""

from __future__ import annotations

from readout.clean.language import language_of
from readout.clean.wordless import wordless
from readout.errors import SkippedInput

_SURE, _A_GUESS = 0.9, 0.5
"""Below the first probability a page that says it is English is believed; below the second any page is: an
English headline by itself may look like Pidgin at 0.25."""

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian",
    "pcm": "Nigerian Pidgin", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def require_english(name: str, report: str, stated: str | None, said: str | None) -> str:
    """The report's language code, which begins with "en"; raises SkippedInput naming any other.

    ``stated`` is the caller's word and is taken as it is; ``said`` is the page's own, believed only where the
    text itself leaves doubt (pages in every language are declared English by their templates).
    """
    if stated:
        code = stated.lower()
    else:
        found, sure = language_of(report)
        says_english = (said or "").lower().startswith("en")
        doubtful = found == "und" or sure < (_SURE if says_english else _A_GUESS)
        code = "en" if doubtful else found
    if code.startswith("en"):
        if wordless(report):
            raise SkippedInput(f"{name}: the article is not made of English words; Readout reads English reports")
        return code
    named = _NAMES.get(code.split("-")[0])
    language = f"{named} ({code})" if named else f"the language '{code}'"
    raise SkippedInput(f"{name}: the article is in {language}; Readout reads English")
