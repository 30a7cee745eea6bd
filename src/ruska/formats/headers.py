"""The headers that the published files are served with, and the policies inside the pages: one place for both.

    near_policy(), whole_policy(...)    the policy that a page carries itself, so that it holds on any server
    headers_of(name)                    the headers of a file of the output
    header_files()                      the same rules for Apache, for Netlify and Cloudflare Pages, and for nginx

A page may ask nobody but its own origin for anything, and nothing inline runs or styles it. plotly inserts one empty
`<style>`, hence the hash of the empty text. Files are for everybody: any other site may show embeds, load fonts and
fetch what `<ruska-chart>` shows, but only the light page for iframes may be framed elsewhere.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

POLICY, CACHE = "Content-Security-Policy", "Cache-Control"
REVALIDATED, LASTING = "no-cache", "public, max-age=31536000, immutable"
OFF = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "midi", "payment", "usb")
"""Abilities of a browser that no page needs."""

STABLE = ("embed.js", "ruska-chart.js")
"""Shared files that keep their names, because their addresses stand in other people's pages."""

GZIP = ("text/css", "text/csv", "text/html", "text/javascript", "text/plain", "application/javascript")
GZIP_DATA = ("application/json", "image/svg+xml")
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".woff2": "font/woff2",
}
"""Media types by the ending of a name; servers know those of other files, or offer them for download."""

HIDDEN, WHY_HIDDEN = (
    r"/(\.(?!well-known)|_headers$|nginx\.conf$)",
    "What is no page: the record of the build, these rules",
)
TEXTS = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt")


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for some files; those of a later rule take the place of the same ones of an earlier rule.

    `name` is a regular expression that is searched in a file's name. `paths` say the same for hosts that know nothing
    but one `*` a path; they name pages without their ending as well, because Cloudflare takes it off. `why` is a line
    for whoever reads the files.
    """

    why: str
    name: str
    paths: tuple[str, ...]
    headers: Mapping[str, str]


def near_policy() -> str:
    """Return the policy of a page beside its files: nothing from another host, and nothing inline."""
    return _policy(
        scripts=["'self'"],
        styles=["'self'", _hash("")],
        fonts="'self' data:",
        images="'self' data:",
        more=("connect-src 'self'", "frame-src 'self'"),
    )


def whole_policy(scripts: Sequence[str], style: str) -> str:
    """Return the policy of a page in a single file: no host at all, and inline only these scripts and this style."""
    hashes = [_hash(script) for script in scripts] or ["'none'"]
    return _policy(scripts=hashes, styles=[_hash(style), _hash("")], fonts="data:", images="data:")


def _policy(*, scripts: Sequence[str], styles: Sequence[str], fonts: str, images: str, more: Sequence[str] = ()) -> str:
    rules = (
        "default-src 'none'",
        f"img-src {images}",
        f"script-src {' '.join(scripts)}",
        f"style-src {' '.join(styles)}",
        f"font-src {fonts}",
        *more,
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _picture_policy() -> str:
    """Return the policy of an SVG: it runs and loads nothing.

    Its one `<style>`, which holds its own fonts and so differs from picture to picture, is not spoken of.
    """
    nothing = ("script", "connect", "object", "frame", "worker", "media", "manifest")
    rules = ("sandbox", *(f"{kind}-src 'none'" for kind in nothing), "img-src data:", "font-src data:")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def rules() -> tuple[Rule, ...]:
    """Return the rules for all files of an output."""
    everywhere = {
        POLICY: f"{near_policy()}; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{ability}=()" for ability in OFF),
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        CACHE: REVALIDATED,
    }
    own = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    return (
        Rule("Every file: nothing but this site's own files, and asked for anew", "", ("/*",), everywhere),
        Rule(
            "The light page, which any site may show in an iframe",
            r"\.embed\.html$",
            ("/*.embed.html", "/*.embed"),
            {POLICY: near_policy()},
        ),
        Rule(
            "Single-file pages, which carry a stricter policy of their own, and documents",
            r"\.(standalone\.html|pdf)$",
            ("/*.standalone.html", "/*.standalone", "/*.pdf"),
            {POLICY: own},
        ),
        Rule("Pictures, which hold a style with their own fonts", r"\.svg$", ("/*.svg",), {POLICY: _picture_policy()}),
        Rule(
            "Shared files whose names change with their content",
            r"\.[0-9a-f]{8}\.(min\.)?(css|js|woff2)$",
            ("/assets/*",),
            {CACHE: LASTING},
        ),
        Rule(
            "Shared files whose addresses stand in other people's pages",
            r"^(embed|ruska-chart)\.js$",
            tuple(f"/assets/{name}" for name in STABLE),
            {CACHE: REVALIDATED},
        ),
    )


def headers_of(name: str) -> dict[str, str]:
    """Return the headers of a file by its name, that of the folder's own page where the name is empty."""
    headers: dict[str, str] = {}
    for rule in rules():
        if re.search(rule.name, name):
            headers |= rule.headers
    return headers


def media_type(name: str) -> str:
    """Return the media type of a file, with the encoding of texts; empty where servers know it themselves."""
    ending = name[name.rfind(".") :]
    kind = TYPES.get(ending, "")
    return f"{kind}; charset=utf-8" if ending in TEXTS else kind


def header_files() -> dict[str, str]:
    """Return the files that carry the rules, by their names in the output."""
    return {".htaccess": _apache(), "_headers": _netlify(), "nginx.conf": _nginx()}


def _apache() -> str:
    lines = ["# Headers for Apache; it reads this file by itself where AllowOverride has FileInfo.", ""]
    lines += [f"AddCharset utf-8 {' '.join(TEXTS)}", *(f"AddType {kind} {ending}" for ending, kind in TYPES.items())]
    lines += ["", f"# {WHY_HIDDEN}", "<IfModule mod_alias.c>", f'  RedirectMatch 404 "{HIDDEN}"', "</IfModule>"]
    lines += ["", "<IfModule mod_deflate.c>", f"  AddOutputFilterByType DEFLATE {' '.join((*GZIP, *GZIP_DATA))}"]
    lines += ["</IfModule>", "", "<IfModule mod_headers.c>"]
    for rule in rules():
        lines.append(f"  # {rule.why}")
        said = [f'Header always set {header} "{value}"' for header, value in rule.headers.items()]
        if rule.name:
            said = [f'<FilesMatch "{rule.name}">', *(f"  {line}" for line in said), "</FilesMatch>"]
        lines += [f"  {line}" for line in said]
    return "\n".join([*lines, "</IfModule>", ""])


def _netlify() -> str:
    lines = [
        "# Headers for Netlify and Cloudflare Pages; each reads this file by itself from the folder that it publishes.",
        "# A line with `!` lets Cloudflare forget what an earlier rule said. Netlify needs none and remarks on it.",
    ]
    said: list[str] = []
    for rule in rules():
        lines += ["", f"# {rule.why}"]
        for path in rule.paths:
            lines.append(path)
            for header, value in rule.headers.items():
                lines += [f"  ! {header}"] * (header in said) + [f"  {header}: {value}"]
        said += rule.headers
    return "\n".join([*lines, ""])


def _nginx() -> str:
    """Return locations for nginx. One that adds any header forgets those around it, so each says them all.

    The first location that fits is taken, so they stand in the opposite order; the rest stands outside.
    """
    lines = [
        "# Headers for nginx: include this file in the server or location that serves the folder.",
        "",
        "autoindex off;",
        "charset utf-8;",
        f"charset_types {' '.join(kind for kind in (*GZIP, *GZIP_DATA) if kind != 'text/html')};",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {' '.join(kind for kind in (*GZIP, *GZIP_DATA) if kind != 'text/html')};",
        "",
        f"# {WHY_HIDDEN}",
        f'location ~ "{HIDDEN}" {{',
        "  return 404;",
        "}",
    ]
    first, *rest = rules()
    for rule in reversed(rest):
        pattern = rule.name.replace("^", "/")
        lines += ["", f"# {rule.why}", f'location ~ "{pattern}" {{']
        lines += [*_added({**first.headers, **rule.headers}, "  "), "}"]
    lines += ["", f"# {first.why}", *_added(first.headers, "")]
    return "\n".join([*lines, ""])


def _added(headers: Mapping[str, str], margin: str) -> Iterator[str]:
    return (f'{margin}add_header {header} "{value}" always;' for header, value in headers.items())
