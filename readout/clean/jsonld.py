"""The JSON-LD of a page: broken blocks mended, and the one object that describes this article.

Pages carry several: the article, its video, the site, the list of other stories. The object whose headline
or address is the page's own wins; nothing is taken from the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

LARGEST = 1_000_000
"""Characters of one block that are read; a longer one is left out (a list of stories, or an attack)."""
DEEPEST = 8
"""Levels of nesting that are followed."""
MOST = 2_000
"""Objects looked at on one page."""
_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|\w*NewsMediaReport|Report|Review|PressRelease)", re.IGNORECASE)
_BROADCAST = frozenset({"videoobject", "audioobject", "podcastepisode", "radioepisode", "tvepisode"})
_OTHERS = frozenset(
    {"itemlistelement", "haspart", "relatedlink", "mentions", "comment", "citation", "publisher", "author",
     "ispartof", "review", "isbasedon", "breadcrumb", "liveblogupdate"}
)  # fmt: skip
"""Keys whose objects are not the page's article, whatever their type."""

Node = dict[str, Any]


def read_blocks(blocks: Sequence[str]) -> list[Node]:
    """Every object of the page's JSON-LD blocks, outermost first; references by ``@id`` filled in one level."""
    nodes = [node for block in blocks for root in _load(block) for node in _walk(root, 0)]
    named = {n["@id"]: n for n in nodes[:MOST] if isinstance(n.get("@id"), str) and len(n) > 1}
    return [{key: _resolved(value, named) for key, value in node.items()} for node in nodes[:MOST]]


def article_of(nodes: Sequence[Node], headlines: Sequence[str], urls: Sequence[str]) -> Node | None:
    """The object about this page: an article whose headline or address matches, else the first article.

    Falls back on a broadcast (video, audio) and then a web page; None where none of these is there.
    """
    wanted = {_key(text) for text in headlines if text}
    addresses = {_address(url) for url in urls if url}
    ranked = [(_likeness(node, wanted, addresses), -place, node) for place, node in enumerate(nodes)]
    best = max(ranked, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def texts(value: Any) -> list[str]:
    """The words of a JSON-LD value, which may be text, an object with a name, or a list of either."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list):
        return [text for item in value[:100] for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("alternateName"))
    return []


def is_article(node: Node) -> bool:
    """Whether the object says that it is a news report, a comment or another kind of article."""
    return any(_ARTICLE.fullmatch(kind) for kind in _types(node))


def _likeness(node: Node, wanted: set[str], addresses: set[str]) -> int:
    """How surely an object describes the page: type first, then headline and address; 0 means not at all."""
    kinds = {kind.lower() for kind in _types(node)}
    if is_article(node):
        score = 10
    elif kinds & _BROADCAST:
        score = 4
    elif kinds & {"webpage", "itempage", "creativework"} or (not kinds and "datePublished" in node):
        score = 2
    else:
        return 0
    same = 8 * any(_key(text) in wanted for text in texts(node.get("headline")) + texts(node.get("name")))
    same += 7 * any(_address(link) in addresses for link in _links(node))
    if node.get(_ELSEWHERE):
        return score - 6 + same if same else 0
    return score + same + ("datePublished" in node)


_ELSEWHERE = "\x00elsewhere"
"""Private mark of an object that stood under a key of ``_OTHERS``."""


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1].removeprefix("schema:") for kind in found if isinstance(kind, str)]


def _links(node: Node) -> list[str]:
    main = node.get("mainEntityOfPage")
    found = [node.get("url"), node.get("@id"), main]
    if isinstance(main, dict):
        found += [main.get("@id"), main.get("url")]
    return [link for link in found if isinstance(link, str)]


def _address(url: str) -> str:
    """An address without scheme, www, query, fragment and last slash: what two spellings share."""
    return re.sub(r"^[a-z]+://(?:www\.)?", "", re.split(r"[?#]", url.strip(), maxsplit=1)[0].lower()).rstrip("/")


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _walk(value: Any, depth: int, elsewhere: bool = False) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:MOST]:
            yield from _walk(item, depth + 1, elsewhere)
    elif isinstance(value, dict):
        yield {**value, _ELSEWHERE: True} if elsewhere else value
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                yield from _walk(item, depth + 1, elsewhere or key.lower() in _OTHERS)


def _resolved(value: Any, named: dict[str, Node]) -> Any:
    """The object that ``{"@id": ...}`` points at, where the page holds it."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s?<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/|<!\[CDATA\[)|(?:-->|(?://|/\*)?\s?\]\]>(?:\s?\*/)?)\s*$"
)
_TRAILING_COMMA = re.compile(r",\s{0,200}([}\]])")


def _load(block: str) -> list[Any]:
    """The values of one block, mended where it is broken; empty where nothing can be saved."""
    if len(block) > LARGEST:
        return []
    block = _COMMENT.sub("", _COMMENT.sub("", block)).strip().rstrip(";").strip()
    for text in (block, _TRAILING_COMMA.sub(r"\1", block)):
        try:
            return _values(text)
        except (ValueError, RecursionError):
            continue
    return _salvage(block)


def _values(text: str) -> list[Any]:
    """One JSON value, or several written after each other."""
    decoder = json.JSONDecoder(strict=False)
    values, place = [], 0
    while place < len(text):
        value, place = decoder.raw_decode(text, place)
        values.append(value)
        while place < len(text) and text[place] in " \t\r\n,;":
            place += 1
    return values


_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|inLanguage)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,400})"'
)


def _salvage(block: str) -> list[Any]:
    """The plain facts of the first article in a block that is not JSON at all."""
    kind = re.search(r'"@type"\s{0,9}:\s{0,9}"(\w{0,40}(?:Article|BlogPosting))"', block)
    found: Node = {"@type": kind[1]} if kind else {}
    for match in _FIELD.finditer(block, kind.start() if kind else 0):
        found.setdefault(match[1], match[2])
    return [found] if kind and len(found) > 1 else []
