"""The filter that WordPress runs over what an author without `unfiltered_html` saves: the rules of `wp_kses_post`.

Written after `wp-includes/kses.php` of WordPress 6.8: the elements and attributes of `$allowedposttags`, the global
attributes, the protocols, and what becomes of entities, quotes and comments. Only elements that a figure may be made of
are listed; any other is unknown here and so is dropped, which is stricter than WordPress.
"""

import re

GLOBAL = frozenset(
    (
        *("aria-controls", "aria-current", "aria-describedby", "aria-details", "aria-expanded", "aria-hidden"),
        *("aria-label", "aria-labelledby", "aria-live", "class", "dir", "hidden", "id", "lang", "style", "title"),
        *("role", "xml:lang"),
    )
)
CELL = frozenset(
    (
        *("abbr", "align", "axis", "bgcolor", "char", "charoff", "colspan", "headers", "height", "nowrap"),
        *("rowspan", "scope", "valign", "width"),
    )
)
ROWS = frozenset(("align", "char", "charoff", "valign"))
ALLOWED = {
    "a": frozenset(("href", "rel", "rev", "name", "target", "download")),
    "b": frozenset(),
    "br": frozenset(),
    "caption": frozenset(("align",)),
    "details": frozenset(("align", "open")),
    "div": frozenset(("align",)),
    "em": frozenset(),
    "figcaption": frozenset(("align",)),
    "figure": frozenset(("align",)),
    "i": frozenset(),
    "img": frozenset(
        ("alt", "align", "border", "height", "hspace", "loading", "longdesc", "vspace", "src", "usemap", "width")
    ),
    "p": frozenset(("align",)),
    "small": frozenset(),
    "span": frozenset(("align",)),
    "strong": frozenset(),
    "summary": frozenset(("align",)),
    "table": frozenset(("align", "bgcolor", "border", "cellpadding", "cellspacing", "rules", "summary", "width")),
    "tbody": ROWS,
    "td": CELL,
    "th": CELL,
    "thead": ROWS,
    "tr": ROWS | {"bgcolor"},
}
PROTOCOLS = frozenset(
    (
        *("http", "https", "ftp", "ftps", "mailto", "news", "irc", "irc6", "ircs", "gopher", "nntp", "feed"),
        *("telnet", "mms", "rtsp", "sms", "svn", "tel", "fax", "xmpp", "webcal", "urn"),
    )
)
ADDRESSES = frozenset(("cite", "href", "longdesc", "src", "usemap"))
NAMED = frozenset(("amp", "lt", "gt", "quot", "apos", "nbsp"))
"""The named entities that may come up; WordPress knows those of HTML 4 and `apos`."""

PIECE = re.compile(r"(<!--.*?(-->|$))|(<[^>]*(>|$)|>)", re.DOTALL)
TAG = re.compile(r"<\s*(/\s*)?([a-zA-Z0-9-]+)([^>]*)>?", re.DOTALL)
ATTRIBUTE = re.compile(r"\s*([_a-zA-Z][-_a-zA-Z0-9:.]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?(?=\s|/?$)")
DATA = re.compile(r"data-[a-z0-9_.-]+")


def kses_post(html: str) -> str:
    """Return what WordPress keeps of HTML."""
    html = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", html)
    return PIECE.sub(lambda piece: _piece(piece[0]), _entities(html))


def _entities(text: str) -> str:
    """Write entities in WordPress's own way: unknown ones are disarmed, numbers have three digits at least."""
    text = text.replace("&", "&amp;")
    text = re.sub(
        r"&amp;([A-Za-z]{2,8}[0-9]{0,2});", lambda name: f"&{name[1]};" if name[1] in NAMED else name[0], text
    )
    text = re.sub(r"&amp;#0*([0-9]{1,7});", lambda number: f"&#{number[1]:0>3};", text)
    return re.sub(r"&amp;#[Xx]0*([0-9A-Fa-f]{1,6});", lambda number: f"&#x{number[1]};", text)


def _piece(piece: str) -> str:
    if not piece.startswith("<"):
        return "&gt;"
    if piece.startswith("<!--"):
        inner = re.sub(r"--+", "-", kses_post(piece.replace("<!--", "").replace("-->", "")))
        return f"<!--{inner.removesuffix('-')}-->" if inner else ""
    tag = TAG.fullmatch(piece)
    if tag is None or tag[2].lower() not in ALLOWED:
        return ""
    if tag[1]:
        return f"</{tag[2]}>"
    slash = " /" if re.search(r"\s*/\s*$", tag[3]) else ""
    return f"<{tag[2]}{''.join(_attributes(tag[2].lower(), tag[3]))}{slash}>"


def _attributes(element: str, text: str) -> list[str]:
    kept = []
    position = 0
    text = re.sub(r"\s*/\s*$", "", text)
    while match := ATTRIBUTE.match(text, position):
        position = match.end()
        name = match[1]
        if name.lower() not in ALLOWED[element] | GLOBAL and not DATA.fullmatch(name.lower()):
            continue
        values = [value for value in match.groups()[1:] if value is not None]
        if not values:
            kept.append(f" {name}")
            continue
        value = _address(values[0]) if name.lower() in ADDRESSES else values[0]
        if name.lower() == "style":
            value = _style(value)
            if not value:
                continue
        kept.append(re.sub("[<>]", "", f' {name}="{value}"'))
    return kept


def _address(value: str) -> str:
    """Take away every protocol that is not allowed, again and again, as `wp_kses_bad_protocol` does."""
    while True:
        head, colon, rest = value.partition(":")
        plain = re.sub(r"\s", "", re.sub(r"&#x?([0-9A-Fa-f]+);", "", head)).lower()
        if not colon or re.search(r"[/?#]", head) or plain in PROTOCOLS:
            return value
        value = rest


def _style(value: str) -> str:
    """Keep what `safecss_filter_attr` keeps of a few properties; a figure should have none."""
    known = ("width", "height", "max-width", "min-width", "text-align", "margin", "padding", "color", "border")
    rules = [rule.strip() for rule in value.split(";") if rule.strip()]
    return ";".join(rule for rule in rules if rule.split(":")[0].strip() in known and not re.search(r"[\\(&=}]", rule))
