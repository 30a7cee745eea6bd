"""The command line. Commands import what they need when they run, so that `ruska --help` is instant."""

from ruska.cli.main import main

__all__ = ["main"]
