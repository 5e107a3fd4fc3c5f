"""Years and longer: "2010-14", "the 1990s", "the '90s", "the 19th century", "44 BC"."""

from __future__ import annotations

import re

from readout.times.form import Form, stated
from readout.times.lexicon import CENTURIES, YEAR
from readout.times.rule import DIGITS1, DIGITS3, DIGITS4, Rule, after, before, rule

_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|between|around"
    r"|about|circa|c\.|ca\.|late|early|mid|for"
    r"|through|throughout|to|and|or|the|year|years|born|died|b\.|d\.|est\.|summer"
    r"|winter|spring|autumn|fall|over|dated"
    r"|reigned|published|onwards?|to about|than|a|his|her|its|their|season|season of)"
    r"[ -]{1,2}|[(\[–—/,-][ ]?)$",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:the|a|for|to|about|of|over|around|than|and|or|,) ?$", re.IGNORECASE)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥#№]|\b(?:No\.?|US|A|Rs\.?|USD|EUR|GBP|flight|Flight|Boeing|Airbus"
    r"|route|Route|Highway|highway|room|Room|page"
    r"|pages|number|Number|model|Windows|Office|Resolution|resolution|section"
    r"|Section|suite|Area|area|almost|nearly|roughly"
    r"|approximately|some|than|least|only|Nikkei|Nasdaq|FTSE|S&P|points?|at|least"
    r"|up to|total of|as many as|roughly)[ ]?)$"
)
_NO_YEAR_AFTER = re.compile(
    r"[ ]?(?:%|percent\b|per cent\b|km\b|kg\b|m\b|cm\b|mm\b|ft\b|feet\b|miles?\b"
    r"|metres?\b|meters?\b|tons?\b|tonnes?\b|MHz|GB"
    r"|MB|hours\b|days\b|weeks\b|months\b|years\b|people\b|men\b|women\b|troops\b"
    r"|dollars\b|euros\b|points?\b|mph\b|hp\b"
    r"|million\b|billion\b|thousand\b|different\b|more\b|additional\b|new\b|acres\b"
    r"|jobs\b|votes\b|children\b|civilians\b"
    r"|soldiers\b|students\b|workers\b|pounds\b|copies\b|homes\b|houses\b|deaths\b"
    r"|cases\b|employees\b|calories\b)"
    r"|[-‑][a-z]|[ ](?:[a-z]+-[a-z]+[ ])?(?!series|species|news|was|is|has|as"
    r"|its|this|plus|across|versus|vs|saw|less|does|"
    r"games|elections|protests|levels|sales|riots|attacks|floods|wildfires|primaries"
    r"|finals|championships|playoffs|olympics|"
    r"results|earnings|profits|talks|sanctions|elections|crisis|census|bus|congress"
    r"|process|class|words|times|towards|"
    r"afterwards|onwards|always|perhaps|thus|us\b|address)[a-z]{3,}(?<!s)s\b(?![’'])"
)


def _year(match: re.Match[str]) -> Form | None:
    number, lead, follows = int(match[0]), before(match, 16), after(match, 24)
    strong = bool(_LEAD.search(lead))
    if _NO_YEAR_BEFORE.search(lead) and not re.search(r"\bat$", lead):
        return None
    if _NO_YEAR_AFTER.match(follows) and not re.search(r"\b(?:in|since|by|until|the|of) $", lead):
        return None
    if re.match(r"[ ](?:people|men|women|troops|dollars|euros|miles|percent|per cent|hours|GMT|UTC)\b|%", follows):
        return None
    if re.search(r"\b(?:an? )?(?:\d{1,2}|half) to $", lead) or (number < 1900 and not strong) or number > 2100:
        return None
    weak = number < 1900 and _WEAK.search(lead)
    if weak and not re.match(r"[ ]?(?:[.,;:)\]–—]|-\d|$|to\b|and\b|or\b|when|where|he|she|until)", follows):
        return None
    if number % 100 == 0 and re.match(r" (?:GMT|UTC|hours|local)", follows):
        return None
    return Form(match.start(), match.end(), "DATE", "year", stated(f"{number:04}", "year", "written out"))


def _year_range(match: re.Match[str]) -> Form | None:
    """The first year of "2010-14"; a form of its own so that "1995-2003" is not taken for a number."""
    first, second = int(match["first"]), match["second"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last <= first + 400 or _NO_YEAR_BEFORE.search(before(match, 12)):
        return None
    return Form(match.start(), match.end("first"), "DATE", "range", stated(f"{first:04}", "year", f"{first} to {last}"))


def _year_range_end(match: re.Match[str]) -> Form | None:
    lead = re.search(rf"(?<![\d/-])({YEAR})[ ]?[-–—/][ ]?$", before(match, 9))
    if (
        lead is None
        or int(match[0]) <= int(lead[1]) % 100
        or re.match(r"[-/%]|[.,]\d|[ ](?:percent|win|loss)", after(match, 9))
    ):
        return None
    year = int(lead[1]) // 100 * 100 + int(match[0])
    return Form(match.start(), match.end(), "DATE", "range", stated(f"{year:04}", "year", f"{lead[1]} to {year}"))


def _short_year(match: re.Match[str]) -> Form | None:
    """Reads "'82" after a word that asks for a year."""
    if not re.search(r"\b(?:since|in|of|from|until|by|summer|class of|and|to) ['’‘]$", before(match, 12)):
        return None
    number = int(match[0])
    year = number + (1900 if number > 40 else 2000)
    return Form(match.start() - 1, match.end(), "DATE", "year", stated(f"{year}", "year", "two figures of a year"))


def _decade(match: re.Match[str]) -> Form | None:
    figures = match["figures"]
    lead = before(match, 20)
    if len(figures) == 2:
        apostrophe = lead.endswith(("'", "’", "‘"))
        if not apostrophe and not re.search(r"\b(?:the|and|early|late|mid|or)[ -]$", lead):
            return None
        if re.search(
            r"\b(?:his|her|their|my|your|our|its|the low|the high|the upper|the lower"
            r"|in mid)[ -](?:early |late |mid-)?$",
            lead,
        ):
            return None
        if re.search(r"\btemperatures?|degrees", before(match, 80)):
            return None
        number = int(figures) // 10
        value = f"{190 + number if number > 2 else 200 + number}"
        return Form(match.start() - apostrophe, match.end(), "DATE", "decade", stated(value, "decade", "the ten years"))
    if figures.endswith("00") and not figures.startswith("20"):
        return Form(match.start(), match.end(), "DATE", "century", stated(figures[:2], "century", "the hundred years"))
    return Form(match.start(), match.end(), "DATE", "decade", stated(figures[:3], "decade", "the ten years"))


_TENS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def _word_decade(match: re.Match[str]) -> Form | None:
    if not re.search(r"\bthe (?:early |late |mid-?|roaring |swinging )?$", before(match, 22), re.I):
        return None
    return Form(
        match.start(), match.end(), "DATE", "decade", stated(f"19{_TENS[match[0].lower()]}", "decade", "the ten years")
    )


def _century(match: re.Match[str]) -> Form | None:
    word = match["nth"].lower()
    number = int(re.match(r"\d+", word)[0]) if word[0].isdigit() else CENTURIES.get(word)  # type: ignore[index]
    if not number or number > 30:
        return None
    if match["era"] and match["era"].lower().startswith("b"):
        return Form(
            match.start(), match.end(), "DATE", "century", stated(f"BC{number - 1:02}", "century", "before our era")
        )
    return Form(
        match.start(), match.end(), "DATE", "century", stated(f"{number - 1:02}", "century", "the hundred years")
    )


def _era_year(match: re.Match[str]) -> Form | None:
    number = int((match["year"] or match["year2"]).replace(",", ""))
    era = (match["era"] or match["era2"]).replace(".", "").upper()
    if era.startswith("B"):
        return Form(match.start(), match.end(), "DATE", "era", stated(f"BC{number:04}", "year", "before our era"))
    return (
        Form(match.start(), match.end(), "DATE", "era", stated(f"{number:04}", "year", "written out"))
        if number < 2200
        else None
    )


RULES: tuple[Rule, ...] = (
    rule({DIGITS4}, rf"{YEAR}(?![\w%]|[.,:]\d|['’]?s\b)", _year),
    rule({DIGITS4}, rf"(?P<first>{YEAR})[ ]?[-–—/][ ]?(?P<second>\d{{4}}|\d\d)(?![\w%/-]|[.,]\d)", _year_range),
    rule({DIGITS1}, r"\d\d(?![\w%:/]|[.,]\d)", _year_range_end),
    rule({DIGITS1}, r"(?P<n>\d\d)(?!['’]?s\b|[\w%:/]|[.,]\d)", _short_year),
    rule({DIGITS4}, r"(?P<figures>(?:1\d|20)\d0)['’]?s\b", _decade),
    rule({DIGITS1}, r"(?P<figures>[2-9]0|[01]0)['’]?s\b", _decade),
    rule(_TENS, rf"(?:{'|'.join(_TENS)})\b", _word_decade),
    rule(
        {*CENTURIES, "twenty", DIGITS1},
        rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|twenty-first|{'|'.join(CENTURIES)})[ -]centur"
        r"(?:y|ies)\b(?:[ ](?P<era>BCE?|B\.C\.|AD|CE)(?!\w))?",
        _century,
    ),
    rule(
        {DIGITS1, DIGITS3, DIGITS4},
        r"(?P<year>\d{1,4}|\d{1,3},\d{3})[ ](?P<era>BCE|BC|B\.C\.E\.|B\.C\.|AD|A\.D\."
        r"|CE|C\.E\.)(?!\w)(?P<year2>)(?P<era2>)",
        _era_year,
        case=True,
    ),
    rule({"ad", "a"}, r"(?P<era2>AD|A\.D\.)[ ](?P<year2>\d{1,4})\b(?P<year>)(?P<era>)", _era_year, case=True),
)
