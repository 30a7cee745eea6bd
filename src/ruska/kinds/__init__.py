"""Chart kinds, one file each: a plot and a space become panels in which everything is decided."""
