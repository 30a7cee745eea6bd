"""Painters: a scene becomes a matplotlib or a plotly figure. They decide nothing."""
