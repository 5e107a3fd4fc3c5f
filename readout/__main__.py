"""``python -m readout`` is the same as ``readout``."""

import sys

from readout.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
