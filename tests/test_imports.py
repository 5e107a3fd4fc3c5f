"""Imports go one way: the contract in pyproject.toml is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_imports_go_one_way() -> None:
    pytest.importorskip("importlinter", reason="needs import-linter (in the test extra)")
    told = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_package_imports_without_its_heavy_parts() -> None:
    heavy = "{'torch', 'onnxruntime', 'trafilatura', 'lxml', 'urllib3', 'rich', 'tokenizers'}"
    code = f"import sys, readout; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert told.stdout.strip() == "[]", told.stdout + told.stderr
