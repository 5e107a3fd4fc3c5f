"""An entity as people read it: its name, what the report calls it, its country and sector."""

from __future__ import annotations

from dataclasses import dataclass

from readout.exports.referents import Referents
from readout.exports.wording import words
from readout.records import Attribution
from readout.referents import Actor, Entity, Speaker

LONGEST_ROLE = 60
_ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ", "their ")


@dataclass(frozen=True, slots=True)
class Who:
    """The source of one statement, for people.

    ``said`` is the text's own words ("he"), ``names`` whom they stand for (none where the report gives no name),
    ``about`` the role of a single one, ``codes`` its country and sector, as far as they are known; ``open`` says
    why it is not settled, "" where it is (or nobody looked).
    """

    said: str
    names: tuple[str, ...] = ()
    about: str = ""
    codes: str = ""
    entities: tuple[str, ...] = ()
    open: str = ""

    @property
    def name(self) -> str:
        """The names, or the text's own words where there are none."""
        return " and ".join(self.names) or self.said

    @property
    def renamed(self) -> bool:
        """Whether the text's words ("he", "Mr Brill") do not hold the name that is shown."""
        said = _plain(self.said)
        return bool(self.names and said) and not all(_plain(name) in said for name in self.names)


def who(known: Referents, statement: Attribution) -> Who:
    """The source of the statement, resolved as far as it was."""
    said = words(known.text, statement.source)
    speaker = known.speaker(statement.id)
    if speaker is None:
        return Who(said)
    meant = known.entities_of(speaker.entities)
    if not meant:
        return Who(said, open=_why_open(known, speaker) if said else "")
    codes = " + ".join(dict.fromkeys(code for each in meant if (code := codes_of(each.actor))))
    about = role(known, meant[0]) if len(meant) == 1 else ""
    names = tuple(name_of(each) for each in meant if each.named)
    names = names if len(names) == len(meant) else ()
    return Who(said, names, about, codes, tuple(each.id for each in meant))


def name_of(entity: Entity) -> str:
    """Its name on one line; the words that describe an unnamed one."""
    return " ".join(entity.name.split())


def codes_of(actor: Actor | None) -> str:
    """``RUS GOV``, held together by a blank that does not break; "" where neither is known."""
    return "\u00a0".join(code for code in (actor.country, actor.sector) if code) if actor else ""


def role(known: Referents, entity: Entity) -> str:
    """The fullest of the roles that the report gives it, without its article: ``Kremlin spokesman``."""
    told = roles(known, entity)
    return max((each for each in told if len(each) <= LONGEST_ROLE), key=len, default=told[0] if told else "")


def roles(known: Referents, entity: Entity) -> list[str]:
    """What the report calls it, each once, in text order."""
    found = (_without_article(words(known.text, [span])) for span in entity.roles)
    telling = (each for each in found if any(character.isalpha() for character in each))  # an age is no role
    return list({_plain(each): each for each in telling if _plain(each) != _plain(entity.name)}.values())


def aliases(known: Referents, entity: Entity) -> list[str]:
    """The other names that the report uses for it, each once, in text order."""
    names = {mention.span for mention in known.mentions if mention.kind == "name"}
    found = (words(known.text, [span]) for span in entity.mentions if span in names)
    return list({_plain(each): each for each in found if _plain(each) != _plain(entity.name)}.values())


def _why_open(known: Referents, speaker: Speaker) -> str:
    """The reason, with the candidates where there are any."""
    told = speaker.reason or speaker.how
    candidates = [name_of(each) for each in known.entities_of(speaker.candidates)]
    if all(name in told for name in candidates):
        return told
    return f"{told} ({', '.join(candidates)}?)"


def _without_article(told: str) -> str:
    for article in _ARTICLES:
        if told.lower().startswith(article):
            return told[len(article) :]
    return told


def _plain(told: str) -> str:
    return "".join(character for character in _without_article(told).casefold() if character.isalnum())
