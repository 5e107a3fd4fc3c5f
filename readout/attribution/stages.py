"""Attribution as a stage: word vectors in, statements out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from readout.attribution.calibration import Calibration
from readout.attribution.continued import with_continuations
from readout.attribution.edges import apart, trimmed, within_sentence, without_addressee, without_excuse
from readout.attribution.evidence import EVIDENCE, Evidence
from readout.attribution.heads import load_heads
from readout.attribution.nesting import parents
from readout.attribution.qualities import qualities
from readout.attribution.tagger import Found, Thresholds, attributions_in
from readout.encoder.model import Model
from readout.encoder.stage import VECTORS
from readout.layers import ATTRIBUTIONS, BLOCKS, SENTENCES, Layer, Reading
from readout.records import REPORT_ROLES, Attribution
from readout.text import Span, content_id


class Attribute:
    """Finds who said what: cues, their sources and contents, what stands inside what, and how it was said."""

    name = "attribution"
    needs: tuple[Layer[Any], ...] = (BLOCKS, SENTENCES, VECTORS)
    gives: tuple[Layer[Any], ...] = (ATTRIBUTIONS, EVIDENCE)

    def __init__(self, model: Model) -> None:
        self.heads = load_heads(model.part("attribution"))
        stated = model.manifest.get("attribution", {})
        self.bars = Thresholds(**stated.get("thresholds", {}))
        self.calibration = Calibration(**stated.get("calibration", {}))

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """The statements of the report in the order of their first characters."""
        text = reading.document.text
        paragraphs = [block.span for block in reading[BLOCKS] if block.role in REPORT_ROLES]
        sentences = reading[SENTENCES]
        windows = reading[VECTORS]
        seen = apart(text, attributions_in(windows, self.heads, self.bars))
        whole = [within_sentence(text, one, sentences) for one in seen]
        found = [without_excuse(text, trimmed(text, one)) for one in whole]
        found = with_continuations(text, paragraphs, found)
        found.sort(key=lambda one: (one.content[0], one.cue, one.source))
        told = self._records(text, paragraphs, found)
        seen_as = tuple(
            Evidence(one.id, *(round(share, 4) for share in each.evidence))
            for one, each in zip(told, found, strict=True)
        )
        return {ATTRIBUTIONS: told, EVIDENCE: seen_as}

    def _records(self, text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> tuple[Attribution, ...]:
        names = [content_id("attribution", text, one.source, one.cue, one.content) for one in found]
        above = parents(found)
        return tuple(
            self._record(text, paragraphs, one, name, None if parent is None else names[parent])
            for one, name, parent in zip(found, names, above, strict=True)
        )

    def _record(
        self, text: str, paragraphs: Sequence[Span], found: Found, name: str, parent: str | None
    ) -> Attribution:
        cue = tuple(span for span in found.cue if any(character.isalnum() for character in span.of(text)))
        anchor = (found.cue or found.content)[0]
        at = bisect_right(paragraphs, anchor.start, key=lambda each: each.start) - 1
        paragraph = paragraphs[at] if at >= 0 and paragraphs[at].holds(anchor) else anchor
        how = qualities(text, found.source, cue, found.content, paragraph)
        return Attribution(
            id=name,
            source=found.source,
            cue=cue,
            content=without_addressee(text, found.content, how.addressee),
            score=self.calibration.score(found),
            parent=parent,
            mode=how.mode,
            stance=how.stance,
            negated=how.negated,
            hedged=how.hedged,
            addressee=how.addressee,
            medium=how.medium,
            anonymous=how.anonymous,
        )
