"""Formats: what a finished graphic is wrapped in and written as."""
