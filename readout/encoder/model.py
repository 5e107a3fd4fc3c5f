"""The model package on disk: found, checked against its manifest, opened once."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from readout.encoder.windows import Window
from readout.errors import SetupError

PACKAGE = "readout_model_en"
CLAIMS = "claims"
"""The encoder's output by which claims are compared; reading does not ask for it."""
MISSING = "no model is installed: pip install ./models/readout-model-en, or name its folder with --model"


@dataclass(frozen=True)
class Model:
    """An encoder with its tokenizer, and the folder and manifest its heads are read from."""

    folder: Path
    manifest: dict[str, Any]
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    def vectors(self, window: Window) -> list[NDArray[np.float32]]:
        """(W, E) one vector for each word of the window, that of the word's first piece; of a model that
        reads events a second such table, theirs.

        One window a forward pass: int8 scales are drawn from everything in a pass, so batch mates would
        change each other's vectors.
        """
        return self._run([name for name in self._outputs if name != CLAIMS], window)

    @property
    def compares(self) -> bool:
        """Whether it can compare claims."""
        return CLAIMS in self._outputs

    def told(self, window: Window) -> NDArray[np.float32]:
        """(W, E) the vectors of the window's words by which claims are compared."""
        return self._run([CLAIMS], window)[0]

    @cached_property
    def _outputs(self) -> list[str]:
        return [output.name for output in self.session.get_outputs()]

    def _run(self, outputs: list[str], window: Window) -> list[NDArray[np.float32]]:
        tables = self.session.run(outputs, {"pieces": window.pieces[None], "shapes": window.shapes[None]})
        return [np.ascontiguousarray(np.asarray(table)[0][window.first]) for table in tables]

    def part(self, name: str) -> Path:
        """The file of one part of the model, checked against the manifest's hash."""
        return checked(self.folder, self.manifest, name)


@lru_cache(maxsize=2)
def load_model(path: str | None = None, threads: int = 1) -> Model:
    """The model in a folder, or the installed one; the same object when asked twice.

    Raises SetupError when there is none, or when a file is not the one its manifest names.
    """
    folder = Path(path) if path else _installed()
    manifest = _manifest(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(checked(folder, manifest, "encoder")), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(checked(folder, manifest, "tokenizer")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Model(folder, manifest, tokenizer, session)


def checked(folder: Path, manifest: dict[str, Any], name: str) -> Path:
    """The path of a part after its SHA-256 was found to be the manifest's."""
    try:
        entry = manifest["files"][name]
        path = folder / str(entry["file"])
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (KeyError, OSError):
        raise SetupError(f"the model in {folder} has no {name}: install it again") from None
    if digest != entry["sha256"]:
        raise SetupError(f"{path} is not the file its manifest names: install the model again")
    return path


def _installed() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SetupError(MISSING)
    return Path(next(iter(spec.submodule_search_locations)))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    except OSError:
        raise SetupError(f"{folder} holds no model (no manifest.toml): {MISSING}") from None
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f"the manifest in {folder} is broken ({error}): install the model again") from None
