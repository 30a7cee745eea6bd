"""Painters: a scene becomes an SVG or a plotly figure. They decide nothing."""
