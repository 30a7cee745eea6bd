"""Source, licence and data hash inside the files themselves, so that a picture that travels alone still names them.

PNG carries them as text chunks and as XMP, SVG as RDF in `<metadata>`, PDF as document information (see
`pdf_keywords`, which goes through `typeset.render_pdf` and thus into its XMP too).
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ruska.errors import PaintError
from ruska.scene import Credit
from ruska.text import clean_text

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
XMP_KEYWORD = "XML:com.adobe.xmp"
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself. Strings are localised; `language` is an ISO 639 code, `author` the publisher."""

    title: str
    description: str
    author: str
    language: str
    credit: Credit


def about_entries(about: About) -> dict[str, str]:
    """Return the named texts that PNG carries; empty ones are left out.

    Title, Author, Description, Copyright and Source are the registered keywords of the PNG specification.
    """
    entries = {
        "Title": about.title,
        "Author": about.author,
        "Description": about.description,
        "Copyright": about.credit.licence,
        "Source": about.credit.source,
        "Source URLs": " ".join(about.credit.urls),
        "Data date": about.credit.data_date,
        "Data hash": about.credit.data_hash,
        "Language": about.language,
    }
    cleaned = {keyword: clean_text(text) for keyword, text in entries.items()}
    return {keyword: text for keyword, text in cleaned.items() if text}


def pdf_keywords(credit: Credit) -> list[str]:
    """Return source, licence, data date and data hash as a PDF's keywords, which readers show and XMP repeats."""
    labelled = (
        ("source", credit.source),
        ("licence", credit.licence),
        ("data date", credit.data_date),
        ("data hash", credit.data_hash),
    )
    return [f"{label}: {clean_text(text)}" for label, text in labelled if text]


def svg_metadata(about: About) -> str:
    """Return a `<metadata>` element with Dublin Core in RDF, all text escaped, to be put into an SVG as it is."""
    return f"<metadata>{_rdf(about)}</metadata>"


def xmp(about: About) -> str:
    """Return an XMP packet (ISO 16684-1) with the same statements."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{_rdf(about)}</x:xmpmeta>'
        '<?xpacket end="r"?>'
    )


def _rdf(about: About) -> str:
    credit = about.credit
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    statements = [
        _in_language("dc:title", about.title, about.language),
        _in_language("dc:description", about.description, about.language),
        _in_language("dc:rights", credit.licence, about.language),
        _in_language("xmpRights:UsageTerms", credit.licence, about.language),
        _listed("dc:creator", "Seq", (about.author,)),
        _listed("dc:language", "Bag", (about.language,)),
        _plain("dc:source", credit.source),
        _plain("dc:identifier", credit.data_hash),
        _plain("dcterms:modified", credit.data_date),
        _listed("dcterms:references", "Bag", credit.urls),
    ]
    return f'<rdf:RDF{spaces}><rdf:Description rdf:about="">{"".join(statements)}</rdf:Description></rdf:RDF>'


def _plain(name: str, text: str) -> str:
    text = clean_text(text)
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _listed(name: str, container: str, texts: tuple[str, ...]) -> str:
    items = "".join(_plain("rdf:li", text) for text in texts)
    return f"<{name}><rdf:{container}>{items}</rdf:{container}></{name}>" if items else ""


def _in_language(name: str, text: str, language: str) -> str:
    text = clean_text(text)
    if not text:
        return ""
    alternatives = "".join(
        f'<rdf:li xml:lang="{escape(tag)}">{escape(text)}</rdf:li>' for tag in ("x-default", language)
    )
    return f"<{name}><rdf:Alt>{alternatives}</rdf:Alt></{name}>"


def add_png_metadata(data: bytes, about: About) -> bytes:
    """Return a PNG with its texts (iTXt, UTF-8) and XMP behind its header; pixels are untouched.

    Raises PaintError when `data` is no PNG.
    """
    if not data.startswith(PNG_SIGNATURE):
        raise PaintError("The picture is not a PNG.")
    header_end = len(PNG_SIGNATURE) + 25
    texts = [_text_chunk(keyword, text, about.language) for keyword, text in about_entries(about).items()]
    packet = _text_chunk(XMP_KEYWORD, xmp(about), "")
    return data[:header_end] + b"".join(texts) + packet + data[header_end:]


def read_png_metadata(data: bytes) -> Mapping[str, str]:
    """Return the uncompressed iTXt texts of a PNG by keyword, the XMP packet among them."""
    found = {}
    for kind, content in _chunks(data):
        if kind == b"iTXt":
            keyword, rest = content.split(b"\0", 1)
            _language, _translated, text = rest[2:].split(b"\0", 2)
            found[keyword.decode("latin-1")] = text.decode("utf-8")
    return found


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(PNG_SIGNATURE)
    while place + 8 <= len(data):
        size, kind = struct.unpack_from(">L4s", data, place)
        yield kind, data[place + 8 : place + 8 + size]
        place += size + 12


def _text_chunk(keyword: str, text: str, language: str) -> bytes:
    content = b"iTXt" + b"\0".join((keyword.encode("latin-1"), b"\0\0" + language.encode("ascii"), b"", text.encode()))
    return struct.pack(">L", len(content) - 4) + content + struct.pack(">L", zlib.crc32(content))
