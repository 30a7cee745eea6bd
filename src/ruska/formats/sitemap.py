"""The list of all pages for search engines, each with its other languages."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def render_sitemap(pages: Sequence[Mapping[str, str]]) -> str:
    """Return `sitemap.xml`; each page is the whole addresses of its languages, by language.

    It tells no times: they would change the file where nothing else has changed.
    """
    entries = []
    for page in pages:
        links = [
            f'  <xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>\n'
            for language, address in page.items()
        ]
        alternates = "".join(links) if len(links) > 1 else ""
        entries += [f"<url>\n  <loc>{_text(address)}</loc>\n{alternates}</url>\n" for address in page.values()]
    return f"{HEAD}{''.join(entries)}</urlset>\n"


def _text(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;")
