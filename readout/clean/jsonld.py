"""The JSON-LD of a page: broken blocks mended, and the one object that describes this article.

Pages carry several: the article, its video, the site, the list of other stories. The object whose headline
or address is the page's own wins; nothing is taken from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from readout.clean.loosejson import Node, load

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


def read_blocks(blocks: Sequence[str]) -> list[Node]:
    """Every object of the page's JSON-LD blocks, outermost first; references by ``@id`` filled in one level."""
    every = (node for block in blocks for root in load(block) for node in _walk(root, 0))
    nodes = list(islice(every, MOST))
    named = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    return [{key: _resolved(value, named) for key, value in node.items()} for node in nodes]


def article_of(nodes: Sequence[Node], headlines: Sequence[str], urls: Sequence[str]) -> Node | None:
    """The object about this page: an article whose headline or address matches, else the first article.

    Falls back on a broadcast (video, audio) and then a web page; None where none of these is there.
    """
    wanted = {_key(text) for text in headlines if text}
    addresses = {_address(url) for url in urls if url}
    ranked = [(_likeness(node, wanted, addresses), -place, node) for place, node in enumerate(nodes)]
    best = max(ranked, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def texts(value: Any, depth: int = 0) -> list[str]:
    """The words of a JSON-LD value, which may be text, an object with a name, or a list of either."""
    if depth > DEEPEST:
        return []
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list):
        return [text for item in value[:100] for text in texts(item, depth + 1)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("alternateName"), depth + 1)
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
        return [named.get(item["@id"], item) if _points(item) else item for item in value]
    return named.get(value["@id"], value) if _points(value) else value


def _points(value: Any) -> bool:
    return isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str)
