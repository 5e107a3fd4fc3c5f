"""English verbs inflected, as far as deeds.tsv needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLED = {"put", "cut", "shut", "set", "begin", "get", "step", "ban", "bar", "drop", "patrol", "expel", "cancel",
           "admit", "acquit", "kidnap", "commit", "run"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms; ``marked`` says that it is the trigger itself."""

    base: str
    past: str
    participle: str
    marked: bool

    @classmethod
    def read(cls, clause: str) -> tuple[Verb, str]:
        """The first word of a clause ("*meet/met* with ...") and what follows it."""
        found = re.match(r"(\*?)([\w/-]+)(\*?)(.*)", clause)
        assert found is not None
        base, *rest = found[2].split("/")
        past = rest[0] if rest else regular(base)
        return cls(base, past, rest[1] if len(rest) > 1 else past, bool(found[1])), found[4]

    @property
    def third(self) -> str:
        """With "it"."""
        if self.base.endswith(("s", "sh", "ch", "x", "o")):
            return self.base + "es"
        if self.base.endswith("y") and self.base[-2] not in "aeiou":
            return self.base[:-1] + "ies"
        return self.base + "s"

    @property
    def ing(self) -> str:
        """The participle in -ing."""
        if self.base in DOUBLED:
            return self.base + self.base[-1] + "ing"
        if self.base.endswith("e") and not self.base.endswith("ee"):
            return self.base[:-1] + "ing"
        return self.base + "ing"


def regular(base: str) -> str:
    """The regular past."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"
