"""What a page states about itself in its markup: JSON-LD, OpenGraph, meta, microdata, links and ``<time>``.

Gives every statement with where it stood, most trusted first; choosing between them is done elsewhere.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import Any

from readout.clean import jsonld
from readout.clean.facts import Facts, text_of
from readout.clean.microdata import read_marked


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
    read_marked(tree, facts)
    facts.add("title", "<title>", next((text_of(node) for node in tree.iter("title")), None))
    facts.add("language", "html lang", tree.get("lang") or tree.get("xml:lang"))
    return facts


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
