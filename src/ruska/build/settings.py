"""The settings of a project, `ruska.toml` in its root: where its output is published, and topics to find graphics by.

    address = "https://example.org/figures/"    the folder on the web that output/ is published as; leave it out if none
    [topics.work]                               a topic, with its name in each language
    fi = "Työ"
    en = "Work"

A project needs no such file. Which graphics belong to a topic stands in `[topics]` of each `package.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ruska.errors import Finding, ProjectError
from ruska.tomlfile import TomlFile, read_toml

FILE = "ruska.toml"
TOPICS = "topics"
ID = re.compile(r"[a-z][a-z0-9_-]*")
HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")
ADDRESS = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Settings:
    """What a project says of itself.

    `address` is that of the published output, with a slash at its end, or empty where the project gives none.
    `topics` are the names of topics by id and language, in the order of the file.
    """

    address: str = ""
    topics: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def named(self, topics: Iterable[str], language: str) -> list[tuple[str, str]]:
        """Return ids of topics with their names; unknown ones, which are findings of their package, are left out."""
        from ruska.data import localised

        return [(id, localised(self.topics[id], language)) for id in topics if id in self.topics]


def read_settings(root: Path) -> Settings:
    """Return the settings of the project in a folder; without a file they are empty.

    Raises ProjectError with every fault of the file.
    """
    path = root / FILE
    if not path.exists():
        return Settings()
    file = read_toml(path, ProjectError)
    findings = [*_unknown(file), *_wrong_address(file), *_wrong_topics(file)]
    if findings:
        raise ProjectError(findings)
    address = file.data.get("address", "")
    return Settings(f"{address.rstrip('/')}/" if address else "", file.data.get(TOPICS, {}))


def wrong_topics(
    file: TomlFile, targets: Iterable[str], languages: Iterable[str], settings: Settings
) -> Iterator[Finding]:
    """Yield the faults of `[topics]` in a package's file: a name that is no graphic, a topic that is not known, and
    one that has no name in a language of the package."""
    table = file.data.get(TOPICS, {})
    if not isinstance(table, dict):
        remedy = 'Write [topics], then graphic = ["topic"].'
        yield Finding('"topics" is no table.', file.path, file.line(TOPICS), remedy)
        return
    graphics, wanted = set(targets), tuple(languages)
    for graphic, topics in table.items():
        faults = [] if graphic in graphics else [(f'"{graphic}" is no graphic of this package.', "Correct the name.")]
        if isinstance(topics, list):
            faults += [fault for topic in topics for fault in _wrong_topic(topic, wanted, settings)]
        else:
            faults.append(("is no list of topics.", 'Write ["topic"].'))
        for message, remedy in faults:
            yield Finding(message, file.path, file.line(TOPICS, graphic), remedy)


def _wrong_topic(topic: Any, languages: Iterable[str], settings: Settings) -> Iterator[tuple[str, str]]:
    names = settings.topics.get(topic) if isinstance(topic, str) else None
    if names is None:
        yield (
            f'there is no topic "{topic}".',
            f"Known are {', '.join(settings.topics) or 'none'}; others go into {FILE}.",
        )
        return
    missing = [language for language in languages if language not in names]
    if missing:
        remedy = f"Add {missing[0]} to [topics.{topic}] in {FILE}."
        yield f'the topic "{topic}" has no name in {", ".join(missing)}.', remedy


def _unknown(file: TomlFile) -> Iterator[Finding]:
    for key in file.data:
        if key not in ("address", TOPICS):
            yield Finding(f'"{key}" is not understood.', file.path, file.line(key), "Known are address and topics.")


def _wrong_address(file: TomlFile) -> Iterator[Finding]:
    address = file.data.get("address", "")
    if address != "" and not _is_address(address):
        remedy = 'Write it like "https://example.org/figures/", without ? and #, or leave it out.'
        yield Finding(f'"{address}" is no address of a folder on the web.', file.path, file.line("address"), remedy)


def _is_address(address: Any) -> bool:
    if not isinstance(address, str) or not ADDRESS.fullmatch(address) or set(address) & set("?#@\\\"<>'"):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc
    return parts.scheme in {"http", "https"} and bool(HOST.fullmatch(host))


def _wrong_topics(file: TomlFile) -> Iterator[Finding]:
    topics = file.data.get(TOPICS, {})
    if not isinstance(topics, dict):
        yield Finding('"topics" is no table.', file.path, file.line(TOPICS), "Write [topics.work], then its names.")
        return
    for id, names in topics.items():
        if not ID.fullmatch(id):
            yield Finding(f'"{id}" is no plain name.', file.path, file.line(TOPICS, id), "Use a-z, 0-9, _ and -.")
        if not (isinstance(names, dict) and names and all(_is_name(name) for name in names.values())):
            remedy = 'Give its name in each language: en = "Work".'
            yield Finding(f'the topic "{id}" has no names.', file.path, file.line(TOPICS, id), remedy)


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and bool(name.strip())
