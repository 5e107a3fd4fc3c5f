"""What a page states about itself in its markup: JSON-LD, OpenGraph, meta, microdata, links and ``<time>``.

Gives every statement with where it stood, most trusted first; choosing between them is done elsewhere.
"""

from __future__ import annotations

import csv
import functools
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from lxml import etree

from readout.clean import jsonld

MOST = 40
"""Statements of one kind that are kept from one page."""
LONGEST = 2_000
"""Characters of one statement."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that the page says about itself, and where: ``("json-ld headline", "Bridge reopens")``."""

    source: str
    value: str


@dataclass
class Facts:
    """Statements by kind: title, author, outlet, section, tags, language, canonical, agency, published ..."""

    found: dict[str, list[Stated]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, source: str, value: str | None) -> None:
        """Keep one statement, its white space collapsed and entities decoded; repeats and blanks are left out."""
        statement = Stated(source, " ".join(html.unescape(value or "")[:LONGEST].split()))
        kept = self.found[kind]
        if statement.value and statement not in kept and len(kept) < MOST:
            kept.append(statement)

    def __getitem__(self, kind: str) -> list[Stated]:
        return self.found.get(kind, [])

    def first(self, kind: str) -> str | None:
        """The most trusted statement of one kind."""
        return self[kind][0].value if self[kind] else None


def parse(page: str) -> Any:
    """The page as an lxml tree, or None where it holds no markup. Nothing is fetched, no entity expanded."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(page.replace("\x00", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_facts(tree: Any, url: str | None) -> Facts:
    """Every statement of the page about itself, JSON-LD first, then meta, microdata and ``<time>``."""
    metas, facts = Facts(), Facts()
    _metas(tree, metas)
    facts.add("canonical", "link canonical", _canonical(tree))
    headlines = [text_of(node) for node in tree.iter("h1")] + [title.value for title in metas["title"]]
    links = [link for link in (url, facts.first("canonical"), metas.first("canonical")) if link]
    _json_ld(tree, headlines, links, facts)
    for kind, statements in metas.found.items():
        for statement in statements:
            facts.add(kind, statement.source, statement.value)
    _microdata(tree, facts)
    _times(tree, facts)
    _bylines(tree, facts)
    facts.add("title", "<title>", next((text_of(node) for node in tree.iter("title")), None))
    facts.add("language", "html lang", tree.get("lang") or tree.get("xml:lang"))
    return facts


def text_of(node: Any) -> str:
    """The words inside an element, white space collapsed; scripts and styles are not words."""
    return " ".join("".join(_words(node)).split())[:LONGEST]


def around(node: Any) -> Iterator[Any]:
    """The element and those around it, innermost first."""
    while node is not None:
        yield node
        node = node.getparent()


def _words(node: Any) -> Iterator[str]:
    for event, element in etree.iterwalk(node, events=("start", "end")):
        if event == "start" and element.tag not in _SILENT and element.text:
            yield element.text
        elif event == "end" and element is not node and element.tail:
            yield " " + element.tail if element.tag in _BREAKING else element.tail


_SILENT = frozenset({"script", "style", "noscript", "template", "svg"})
_BREAKING = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "time"})


def _metas(tree: Any, facts: Facts) -> None:
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("http-equiv") or ""
        if node.get("itemprop") and not name:
            continue
        if (kind := _kinds().get(name.strip().lower())) is not None:
            facts.add(kind, f"meta {name.strip()}", node.get("content"))


@functools.cache
def _kinds() -> dict[str, str]:
    """Meta names, lower case, and the kind of fact each states."""
    lines = resources.files("readout.data").joinpath("metatags.tsv").read_text("utf-8").splitlines()
    return {row["name"]: row["fact"] for row in csv.DictReader(lines, delimiter="\t")}


def _canonical(tree: Any) -> str | None:
    for node in tree.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split() and node.get("href"):
            return str(node.get("href"))
    return None


_JSON_LD = (
    ("title", ("headline", "name", "alternativeHeadline")),
    ("published", ("datePublished",)),
    ("created", ("dateCreated", "uploadDate")),
    ("modified", ("dateModified",)),
    ("author", ("author",)),
    ("creator", ("creator",)),
    ("outlet", ("publisher",)),
    ("section", ("articleSection",)),
    ("tags", ("keywords",)),
    ("language", ("inLanguage",)),
    ("agency", ("copyrightHolder", "sourceOrganization", "provider")),
)


def _json_ld(tree: Any, headlines: list[str], links: list[str], facts: Facts) -> None:
    """Statements of the JSON-LD object about this page."""
    scripts = (node for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower())
    nodes = jsonld.read_blocks([node.text or "" for node in scripts])
    article = jsonld.article_of(nodes, headlines, links)
    if article is None:
        return
    for kind, keys in _JSON_LD:
        for key in keys:
            for text in jsonld.texts(article.get(key)):
                facts.add(kind, f"json-ld {key}", text)
    address = article.get("url")
    facts.add("canonical", "json-ld url", address if isinstance(address, str) else None)


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
    """``<time>`` elements of the article: those that say "updated" are changes, the others publication."""
    for node in tree.iter("time"):
        if _aside(node):
            continue
        words = " ".join(f"{e.get('class') or ''} {e.get('itemprop') or ''}" for e in _near(node)).lower()
        said = f"{words} {_before(node)}".lower()
        kind = "modified" if any(word in said for word in ("updat", "modif", "edited", "changed")) else "time"
        facts.add(kind, "<time>", node.get("datetime") or text_of(node))


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
