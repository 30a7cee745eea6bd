"""The build: what is out of date is resolved, painted, wrapped and packed; what is not is left alone."""
