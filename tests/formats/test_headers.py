"""The shipped headers: four kinds of servers read their own file and say the same of every file of an output."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import pytest

from ruska.formats.headers import header_files, headers_of, near_policy, whole_policy

FILES = (
    *("index.html", "index.fi.html", "built.js", "tourism/fi/nights.html", "tourism/fi/nights.share.html"),
    *("tourism/fi/nights.embed.html", "tourism/fi/nights.standalone.html", "tourism/fi/nights.web.svg"),
    *("tourism/fi/nights.narrow.dark.svg", "tourism/fi/nights.json", "tourism/fi/nights.oembed.json"),
    *("tourism/fi/nights.csv", "tourism/fi/nights.web@2x.png", "tourism/fi/nights.web.pdf", "tourism/tourism-fi.zip"),
    *("assets/embed.js", "assets/ruska-chart.js", "assets/ruska.0123abcd.js", "assets/page.0123abcd.css"),
    *("assets/plotly-basic.0123abcd.min.js", "assets/RuskaSans-Bold.0123abcd.woff2"),
)
POLICY, CACHE = "Content-Security-Policy", "Cache-Control"
Headers = dict[str, str]


def apache(text: str, path: str) -> Headers:
    """What Apache makes of `.htaccess`: sections of names apply after what stands outside, each in its order."""
    said: Headers = {}
    inside = True
    for line in map(str.strip, text.splitlines()):
        if match := re.fullmatch(r'<FilesMatch "(.*)">', line):
            inside = re.search(match[1], PurePosixPath(path).name) is not None
        elif line == "</FilesMatch>":
            inside = True
        elif inside and (match := re.fullmatch(r'Header always set (\S+) "([^"]*)"', line)):
            said[match[1]] = match[2]
    return said


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """The rules of a `_headers` file: each path with its lines."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("/"):
            lines = []
            yield line, lines
        elif line.startswith("  "):
            lines.append(line.strip())
        else:
            assert not line or line.startswith("#"), line


def fitting(text: str, path: str) -> Iterator[str]:
    """The lines of all rules that fit a path, once all have been read."""
    for pattern, lines in list(blocks(text)):
        assert pattern.count("*") <= 1, "Cloudflare takes one star a path"
        if fnmatchcase(f"/{path}", pattern):
            yield from lines


def netlify(text: str, path: str) -> Headers:
    """What Netlify makes of `_headers`: later rules replace earlier ones, and what it cannot read it leaves out."""
    return dict(line.split(": ", 1) for line in fitting(text, path) if not line.startswith("!"))


def cloudflare(text: str, path: str) -> Headers:
    """What Cloudflare Pages makes of it: the values of all rules are joined, and `!` forgets those so far."""
    said: Headers = {}
    for line in fitting(text, path):
        if line.startswith("! "):
            said.pop(line[2:])
        else:
            name, value = line.split(": ", 1)
            said[name] = f"{said[name]}, {value}" if name in said else value
    return said


def nginx(text: str, path: str) -> Headers:
    """What nginx makes of its file: the first location that fits, and of headers its own alone if it has any."""
    places: list[tuple[str, Headers]] = []
    outside = said = {}
    for line in map(str.strip, text.splitlines()):
        if match := re.fullmatch(r'location ~ "(.*)" \{', line):
            said = {}
            places.append((match[1], said))
        elif line == "}":
            said = outside
        elif match := re.fullmatch(r'add_header (\S+) "([^"]*)" always;', line):
            said[match[1]] = match[2]
    return next((headers for pattern, headers in places if re.search(pattern, f"/{path}")), outside)


READERS = {
    "Apache": (".htaccess", apache),
    "Netlify": ("_headers", netlify),
    "Cloudflare": ("_headers", cloudflare),
    "nginx": ("nginx.conf", nginx),
}


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("server", READERS)
def test_all_servers_say_the_same(server: str, path: str):
    name, read = READERS[server]
    assert read(header_files()[name], path) == headers_of(PurePosixPath(path).name)


@pytest.mark.parametrize("kind", ["standalone", "embed"])
def test_the_same_holds_where_a_host_takes_the_ending_off(kind: str):
    for read in (netlify, cloudflare):
        said = read(header_files()["_headers"], f"tourism/fi/nights.{kind}")
        assert said == headers_of(f"nights.{kind}.html")


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


@pytest.mark.parametrize("path", FILES)
def test_nothing_unsafe_is_allowed_anywhere(path: str):
    policy = headers_of(PurePosixPath(path).name)[POLICY]
    assert "unsafe" not in policy
    assert "*" not in policy and "http" not in policy


def test_pages_ask_their_own_origin_for_everything():
    policy = directives(headers_of("nights.html")[POLICY])
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'self'"]
    own = {"'self'", "data:", "'none'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"}
    assert {value for values in policy.values() for value in values} <= own
    assert policy["script-src"] == ["'self'"]


def test_the_header_never_forbids_what_the_page_allows():
    for name in ("index.html", "nights.html", "nights.share.html", "nights.embed.html"):
        header = directives(headers_of(name)[POLICY])
        assert directives(near_policy()).items() <= header.items()
    alone = directives(headers_of("nights.standalone.html")[POLICY])
    assert not alone.keys() & (directives(whole_policy(["run()"], "a {}")).keys() - {"base-uri", "form-action"})


def test_only_the_light_page_may_be_framed_elsewhere():
    free = [path for path in FILES if path.endswith(".html") and "frame-ancestors" not in headers_of(path)[POLICY]]
    assert free == ["tourism/fi/nights.embed.html"]


def test_pictures_run_nothing():
    policy = directives(headers_of("nights.web.svg")[POLICY])
    assert policy["sandbox"] == [] and policy["script-src"] == ["'none'"]


def test_other_sites_may_use_every_file():
    for path in FILES:
        said = headers_of(PurePosixPath(path).name)
        assert said["Access-Control-Allow-Origin"] == "*"
        assert said["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert said["X-Content-Type-Options"] == "nosniff"


def test_names_that_change_with_their_content_are_kept_and_others_asked_for():
    kept = [path for path in FILES if "immutable" in headers_of(PurePosixPath(path).name)[CACHE]]
    assert kept == [path for path in FILES if ".0123abcd." in path]
    assert {headers_of(PurePosixPath(path).name)[CACHE] for path in set(FILES).difference(kept)} == {"no-cache"}


@pytest.mark.parametrize(
    ("name", "rule"),
    [(".htaccess", r'RedirectMatch 404 "(.*)"'), ("nginx.conf", r'location ~ "(.*)" \{\n  return 404')],
)
def test_what_is_no_page_is_hidden(name: str, rule: str):
    hidden = re.compile(re.search(rule, header_files()[name])[1])
    for path in ("/.ruska/record.json", "/figures/.htaccess", "/_headers", "/figures/nginx.conf"):
        assert hidden.search(path), path
    for path in ("/", "/index.html", "/tourism/fi/a_headers.html", "/.well-known/acme-challenge/x"):
        assert not hidden.search(path), path
