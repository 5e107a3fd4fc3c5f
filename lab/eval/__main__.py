"""``python -m lab.eval NAME``: one evaluation, on data it has never seen; ``gates`` runs all and checks the floors."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import lab.eval


def names() -> list[str]:
    """Every evaluation there is: a module of this package with ``add_arguments`` and ``main``."""
    found = []
    for module in iter_modules(lab.eval.__path__):
        source = Path(lab.eval.__path__[0], f"{module.name}.py").read_text(encoding="utf-8")
        if module.name != "__main__" and "def add_arguments(" in source:
            found.append(module.name)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Runs one evaluation; 2 when its data is not there."""
    parser = argparse.ArgumentParser(prog="python -m lab.eval", description=__doc__)
    commands = parser.add_subparsers(dest="name", required=True, metavar="NAME")
    modules = {}
    for name in names():
        modules[name] = import_module(f"lab.eval.{name}")
        first = (modules[name].__doc__ or "").split("\n")[0]
        modules[name].add_arguments(commands.add_parser(name, help=first, description=modules[name].__doc__))
    args = parser.parse_args(arguments)
    data = getattr(args, "data", None)
    if data is not None and not Path(data).exists():
        print(f"lab.eval {args.name}: {data} is not here; name a folder of its shape with --data", file=sys.stderr)
        return 2
    modules[args.name].main(args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
