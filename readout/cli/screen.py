"""Printing for a terminal or a file: how wide, with or without colour, and no blanks at the ends of lines."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable

from rich.console import Console, RenderableType

_LINE_END = re.compile(r" +((?:\x1b\[[0-9;]{0,20}m)*) *$")
"""Blanks at the end of a line, also under a style that would underline them."""
PLAIN_WIDTH = 100
"""Columns where the output is no terminal and COLUMNS says nothing."""


def printed(draw: Callable[[Console], RenderableType], *, to_file: bool = False) -> str:
    """What ``draw`` makes, as text; with colour only where a terminal will show it and NO_COLOR is not set."""
    terminal = not to_file and sys.stdout.isatty()
    width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if terminal or "COLUMNS" in os.environ else PLAIN_WIDTH
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=max(width, 40), highlight=False, emoji=False)
    console.print(draw(console))
    return "\n".join(_LINE_END.sub(r"\1", line) for line in out.getvalue().split("\n"))
