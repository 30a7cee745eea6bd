"""A dataset as a Data Package (datapackage.org, version 2), so that other tools can read it with its meaning."""

import hashlib
from typing import Any

from ruska.data.cells import MISSING_MARKS
from ruska.data.model import Column, Dataset, localised
from ruska.data.reading import decode, separator_of

_TYPES = {"year": "year", "date": "date", "number": "number"}
_LICENCES = {
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}


def data_package(dataset: Dataset) -> dict[str, Any]:
    """Return the descriptor of a dataset, ready for JSON. Titles are in English where there are any.

    A licence that is not stated is left out, as the standard asks, and told in the description.
    """
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": dataset.id.lower(),
        "title": localised(dataset.title, "en"),
        "sources": [_source(dataset)],
        "resources": [_resource(dataset)],
    }
    description = [localised(note, "en") for note in dataset.notes]
    if dataset.licence in _LICENCES:
        name, path = _LICENCES[dataset.licence]
        package["licenses"] = [{"name": name, "path": path, "title": dataset.licence}]
    else:
        description.insert(0, f"Licence: {dataset.licence}.")
    if description:
        package["description"] = "\n\n".join(description)
    return package


def _source(dataset: Dataset) -> dict[str, str]:
    source = dataset.source
    title = ", ".join(part for part in (localised(source.producer, "en"), source.table) if part)
    return {"title": title, "path": source.url}


def _resource(dataset: Dataset) -> dict[str, Any]:
    content = dataset.data_path.read_bytes()
    resource: dict[str, Any] = {
        "name": "data",
        "path": dataset.data_path.name,
        "format": dataset.data_path.suffix.lstrip(".").lower(),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    decimal = "."
    if resource["format"] == "csv":
        text, encoding = decode(dataset.data_path, content)
        separator = separator_of(text, frozenset(dataset.columns))
        decimal = "." if separator == "," or "," not in text.replace('"', "") else ","
        resource |= {"mediatype": "text/csv", "encoding": encoding, "dialect": {"delimiter": separator}}
    else:
        resource["mediatype"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    resource["schema"] = {
        "fields": [_field(column, decimal) for column in dataset.columns.values()],
        "primaryKey": list(dataset.key),
        "missingValues": sorted(MISSING_MARKS),
    }
    return resource


def _field(column: Column, decimal: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "title": localised(column.label, "en"),
    }
    constraints: dict[str, Any] = {} if column.missing else {"required": True}
    if column.type == "number":
        entry["unit"] = column.unit
        if decimal != ".":
            entry["decimalChar"] = decimal
        limits = {"minimum": column.minimum, "maximum": column.maximum}
        constraints |= {name: limit for name, limit in limits.items() if limit is not None}
    if column.type == "url":
        entry["format"] = "uri"
    if column.type == "category":
        entry["categories"] = [
            {"value": value, "label": localised(texts, "en")} for value, texts in column.values.items()
        ]
    if constraints:
        entry["constraints"] = constraints
    return entry
