"""`python -m ruska`."""

from ruska.cli import main

main(prog_name="ruska")
