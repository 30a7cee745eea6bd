"""The manifest of a package in one language: what each graphic says, from which data, and which files it has."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ruska.build.coverage import Coverage
from ruska.build.record import TargetRecord
from ruska.data import Dataset, localised
from ruska.data.outlines import Outlines
from ruska.scene import Sheet
from ruska.words import Fact, format_value

Canvases = Mapping[str, tuple[int, int]]
"""Widths and heights in pixels by id."""

MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "js": "text/javascript",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain",
}


def manifest_entry(
    sheet: Sheet,
    facts: Mapping[str, Fact],
    claims: Sequence[str],
    datasets: Sequence[Dataset],
    outlines: Sequence[Outlines],
    *,
    kind: str,
    coverage: Coverage,
    canvases: Canvases,
) -> dict[str, Any]:
    """Return what a manifest says of one graphic or poster, but for its files. `kind` is an id, as of `KINDS`."""
    return {
        "id": sheet.graphic,
        "kind": kind,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "note": sheet.note,
        "alternativeText": sheet.alt,
        "facts": {name: _fact(fact, sheet.language) for name, fact in sorted(facts.items())},
        "claims": list(claims),
        "source": sheet.credit.source,
        "sources": [_source(dataset, sheet.language) for dataset in datasets],
        "outlines": [_outlines(layer, sheet.language) for layer in outlines],
        "licence": sheet.credit.licence,
        "period": coverage.period,
        "places": list(coverage.places),
        "dataDate": sheet.credit.data_date,
        "dataHash": sheet.credit.data_hash,
        "canvases": {id: list(canvas) for id, canvas in canvases.items()},
    }


def manifest(package: str, language: str, words: Mapping[str, str], records: Sequence[TargetRecord]) -> dict[str, Any]:
    """Return what a package's manifest says, graphics in the package's order, files by name.

    `words` are the package's own title and description; a missing title is the package's id.
    """
    return {
        "package": package,
        "language": language,
        "title": words.get("title", package),
        "description": words.get("description", ""),
        "graphics": [{**record.entry, "files": _files(record)} for record in records],
    }


def manifest_text(content: Mapping[str, Any]) -> str:
    """Return a manifest as JSON for people to read."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def told_hashes(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the SHA-256 of each file that a manifest names."""
    graphics = content.get("graphics", ())
    return {file["name"]: file["sha256"] for graphic in graphics for file in graphic["files"]}


def _files(record: TargetRecord) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "mediaType": MEDIA_TYPES[name.rsplit(".", 1)[-1]],
            "bytes": file.size,
            "sha256": file.sha256,
        }
        for name, file in sorted(record.files.items())
    ]


def _fact(fact: Fact, language: str) -> dict[str, Any]:
    if fact.names is not None:
        return {"value": fact.value, "text": fact.names.get(language) or fact.names.get("en", "")}
    if isinstance(fact.value, str):
        return {"value": fact.value, "text": fact.value}
    text = format_value(fact.value, fact.unit or "count", language, fact.decimals, signed=fact.signed)
    return {"value": fact.value, "unit": fact.unit, "text": text}


def _outlines(outlines: Outlines, language: str) -> dict[str, Any]:
    return {
        "map": outlines.id,
        "title": localised(outlines.title, language),
        "credit": localised(outlines.credit, language),
        "sha256": outlines.hash,
    }


def _source(dataset: Dataset, language: str) -> dict[str, Any]:
    source = dataset.source
    return {
        "dataset": dataset.id,
        "title": dataset.title.get(language) or dataset.title.get("en", ""),
        "producer": source.producer.get(language) or next(iter(source.producer.values())),
        "table": source.table,
        "url": source.url,
        "retrieved": source.retrieved.isoformat() if source.retrieved else None,
        "published": source.published.isoformat() if source.published else None,
        "compiled": source.compiled.isoformat() if source.compiled else None,
        "licence": dataset.licence,
        "sha256": dataset.hash,
    }
