"""Names out of a byline: "By Ana Ruiz and Tom Lee in Oslo, Reuters" -> Ana Ruiz, Tom Lee."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 80
"""Characters of one name; longer ones are sentences."""
_LEAD = re.compile(r"^(?:(?:written|reported|story|words|text|posted|published)\s)?by[\s:]+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s(?:and|&)\s|\s(?:und|et|og|och)\s(?=\S+\s\S)|\s?[;|·•]\s?|,\sand\s|,\s", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:in\s|on\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|published\b|updated\b|posted\b).*", re.IGNORECASE)
"""What follows a name: the place, the day."""
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d|\.(?:com|org|net)/", re.IGNORECASE)


def names_in(statements: Iterable[str]) -> tuple[str, ...]:
    """The authors of one list of statements, in order, each once; addresses and mails are left out."""
    names: list[str] = []
    for statement in statements:
        for part in _BETWEEN.split(_LEAD.sub("", statement.strip())):
            name = _TAIL.sub("", _LEAD.sub("", part.strip(" ,.;:-–—|")))
            if _is_name(name) and name.casefold() not in {known.casefold() for known in names}:
                names.append(name)
    return tuple(names)


_WORK = re.compile(
    r"(?:\w+ ){0,3}(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|bureau chief)s?"
    r"|(?:in|at|for) .*|admin|administrator|webmaster|guest|staff|.*\bfor \w+\.\w+",
    re.IGNORECASE,
)
"""What stands in bylines beside names: the writer's work, place or account."""


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST
        and any(c.isalpha() for c in text)
        and not (_NOT_A_NAME.search(text) or _WORK.fullmatch(text))
    )
