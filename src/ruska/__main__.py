"""`python -m ruska`."""

import sys

try:
    from ruska.cli import main

    main(prog_name="ruska")
except KeyboardInterrupt:
    # Ctrl-C before a command has begun.
    sys.exit(130)
