"""Ruska turns datasets into branded, sourced, accessible infographic packages in several languages."""
