"""`ruska serve`: the output on this machine's own address, built again at every change, open pages kept up to date.

run.py        the server and its end
site.py       the files with the shipped headers, and what is added to pages on their way
rebuild.py    the watch over the project's files, and the builds
news.py       what open pages are told
guard.py      which requests are answered at all
"""
