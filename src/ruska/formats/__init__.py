"""Formats: the framed SVG, and every file that is made from it or from the plotted table."""
