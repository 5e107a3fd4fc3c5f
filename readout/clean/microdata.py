"""What a page marks where it shows it: itemprop, ``<time>``, bylines; sidebars and lists of other stories left out."""

from __future__ import annotations

import re
from typing import Any

from readout.clean.facts import Facts, around, text_of


def read_marked(tree: Any, facts: Facts) -> None:
    """Add what the elements of the article say: dates and authors."""
    _microdata(tree, facts)
    _times(tree, facts)
    _bylines(tree, facts)


_ITEMPROPS = {"datepublished": "published", "datecreated": "created", "datemodified": "modified", "author": "author"}


def _microdata(tree: Any, facts: Facts) -> None:
    """Dates and authors marked with itemprop; those of comments and other stories stand in lists or asides."""
    for node in tree.iter():
        words = node.get("itemprop") if isinstance(node.tag, str) else None
        for word in (words or "").lower().split():
            kind = _ITEMPROPS.get(word)
            if kind and not _aside(node):
                facts.add(kind, f"itemprop {word}", _item_value(node, kind))


def _item_value(node: Any, kind: str) -> str:
    stated = node.get("content") or node.get("datetime")
    if stated or kind != "author":
        return str(stated or text_of(node))
    names = [inner for inner in node.iter() if inner.get("itemprop") == "name"]
    return " and ".join(str(inner.get("content") or text_of(inner)) for inner in names) or text_of(node)


_ELSEWHERE = frozenset({"nav", "aside", "footer", "li", "figure", "form"})
_ELSEWHERE_WORDS = ("comment", "related", "teaser", "sidebar", "recommend", "popular", "most-read", "latest", "card")


def _aside(node: Any) -> bool:
    """Whether an element stands in furniture: a sidebar, a list of other stories, the comments."""
    for outer in around(node.getparent()):
        if outer.tag in ("body", "html", "article", "main"):
            return False
        words = f"{outer.get('class') or ''} {outer.get('id') or ''}".lower()
        if outer.tag in _ELSEWHERE or any(word in words for word in _ELSEWHERE_WORDS):
            return True
    return False


def _times(tree: Any, facts: Facts) -> None:
    """``<time>`` elements of the article: those that say "updated" are changes, the others publication.

    "published updated" on one element is how WordPress marks a page that was never changed.
    """
    for node in tree.iter("time"):
        if _aside(node):
            continue
        words = " ".join(f"{e.get('class') or ''} {e.get('itemprop') or ''}" for e in _near(node))
        said = f"{words} {_before(node)}".lower()
        changed = any(word in said for word in _CHANGES) and "publish" not in said
        facts.add("modified" if changed else "time", "<time>", node.get("datetime") or text_of(node))


_CHANGES = ("updat", "modif", "edited", "changed")


_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|author)s?(?:[\s_-]{1,2}(?:name|link|names))?(?=$|\s)", re.IGNORECASE)


_SHOWN_NAME = re.compile(r"(?:[Bb][Yy]:?\s)?[^\W\d_a-z][\w.\u2019'-]{0,30}(?:,?\s[\w.&\u2019'-]{1,30}){1,11}")


def _bylines(tree: Any, facts: Facts) -> None:
    """Names that the page shows as its authors: links with rel="author", elements whose class says so."""
    for node in tree.iter("a", "span", "p", "div", "address", "li"):
        words = (node.get("class") or "")[:300]
        told = "author" in (node.get("rel") or "").split()
        if not (told or _BYLINE.search(words)) or _aside(node):
            continue
        links = [text_of(link) for link in node.iter("a")]
        text = " and ".join(links) if len(links) > 1 else text_of(node)
        if _SHOWN_NAME.fullmatch(text[:130]):
            facts.add("author", 'rel="author"' if told else "byline", text)


def _near(node: Any) -> list[Any]:
    return [element for element, _ in zip(around(node), range(2), strict=False)]


def _before(node: Any) -> str:
    """The words just before an element, and its own: "Updated" in ``Updated <time>...``."""
    previous = node.getprevious()
    text = (previous.tail or text_of(previous)[-40:]) if previous is not None else node.getparent().text
    return f"{(text or '')[-40:]} {text_of(node)[:40]}"
