"""Chart scripts: what a graphic shows, which numbers its words may use, and what must be true for it."""
