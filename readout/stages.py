"""What happens to a cleaned page, in order: vectors, statements, names, times, who is meant, where."""

from __future__ import annotations

from readout.attribution.stages import Attribute
from readout.encoder.model import Model
from readout.encoder.stage import Encode
from readout.pipeline import Stage
from readout.settings import DEFAULTS, Settings


def reading_stages(model: Model, settings: Settings = DEFAULTS) -> list[Stage]:
    """The stages that follow cleaning, in order."""
    return [Encode(model), Attribute(model)]
