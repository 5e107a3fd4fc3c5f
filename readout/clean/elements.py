"""What the elements of HTML do to the text in them, as far as a reader sees it."""

from __future__ import annotations


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr bgsound")
"""Elements without an inside."""

BLOCK = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search"
    " section summary table tbody td tfoot th thead tr ul button video audio iframe select textarea"
)
"""Elements that start and end a line in a browser; all others run on within it."""

IN_PARAGRAPH = _names("button video audio iframe select textarea option optgroup legend html body")
"""Line breakers that do not end an open paragraph."""

IN_HEAD = _names("title meta link script style base noscript template bgsound")
"""What may stand in a page's head; anything else begins its body."""

HIDDEN = _names(
    "head script style template noscript iframe object video audio canvas svg select datalist textarea title xmp"
    " noembed noframes map applet rp"
)
"""Elements whose inside is not text that a reader sees."""

HIDDEN_CLASSES = _names("sronly visuallyhidden uvisuallyhidden screenreadertext screenreaderonly a11yhidden")
"""Class words, without dashes, for text that is read aloud and not shown ("opens in a new tab")."""

TELLING = _names(
    "article aside nav header footer main figure figcaption blockquote form table ul ol li dl details summary dialog"
    " button time address label cite small section"
)
"""Elements whose names say something of the blocks inside."""

SCOPES = _names("td th caption table")
"""Elements that an end tag inside them does not close."""

CLOSES = {
    "li": (_names("li"), _names("ul ol menu")),
    "dt": (_names("dt dd"), _names("dl")),
    "dd": (_names("dt dd"), _names("dl")),
    "tr": (_names("tr"), _names("table")),
    "td": (_names("td th"), _names("tr table")),
    "th": (_names("td th"), _names("tr table")),
}
"""A start tag that ends an open element, and the elements beyond which it does not look for it."""
