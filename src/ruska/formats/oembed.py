"""oEmbed documents, version 1.0: what a site shows when somebody pastes the address of a graphic's page.

The documents are files, not answers of a service: a page names them by links of the types
`application/json+oembed`, and a site that reads those gets the same answer whatever size it asks for.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ruska.formats.codes import Below, Subject, iframe_code, write

RICH, PHOTO = "oembed.json", "photo.oembed.json"
COLUMN = 700
"""The width that a rich document gives, in pixels: that of a common column of text."""
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Provider:
    """Who publishes: the name, and the address of the output with a slash at its end."""

    name: str
    address: str


def rich_oembed(subject: Subject, provider: Provider) -> str:
    """Return the document of the live chart, an iframe."""
    html = write(iframe_code(subject), provider.address)
    said = {"html": html, "width": COLUMN, "height": max(subject.room.fixed, subject.room.height(COLUMN))}
    return _document("rich", subject, provider, said)


def photo_oembed(subject: Subject, provider: Provider) -> str:
    """Return the document of the picture."""
    return _document("photo", subject, provider, _picture(subject, provider, "url", "width", "height"))


def _document(kind: str, subject: Subject, provider: Provider, said: Mapping[str, Any]) -> str:
    document = {
        "type": kind,
        "version": "1.0",
        "title": subject.sheet.title,
        "provider_name": provider.name,
        "provider_url": provider.address,
        "cache_age": DAY,
        **_picture(subject, provider, "thumbnail_url", "thumbnail_width", "thumbnail_height"),
        **said,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _picture(subject: Subject, provider: Provider, url: str, width: str, height: str) -> dict[str, Any]:
    wide = subject.room.wide
    return {url: _absolute(subject.named(subject.picture), provider), width: wide[0], height: wide[1]}


def _absolute(place: Below, provider: Provider) -> str:
    return provider.address + quote(place.path)
