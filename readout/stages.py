"""What happens to a cleaned page, in order: vectors, statements, names, times, who is meant, where, events."""

from __future__ import annotations

from readout.actors import load_actors
from readout.attribution.stages import Attribute
from readout.encoder.model import Model
from readout.encoder.stage import Encode
from readout.entities.stages import Identify
from readout.events.stages import CodeEvents
from readout.names.stages import FindNames
from readout.pipeline import Stage
from readout.places.stages import Locate
from readout.settings import DEFAULTS, Settings
from readout.times.stages import ReadTimes


def reading_stages(model: Model, settings: Settings = DEFAULTS) -> list[Stage]:
    """The stages that follow cleaning, in order; a model without event heads reads no events."""
    actors = load_actors(settings.actors)
    stages: list[Stage] = [Encode(model), Attribute(model), FindNames(model), ReadTimes(), Identify(actors), Locate()]
    return [*stages, CodeEvents(model, actors)] if "events" in model.manifest["files"] else stages
