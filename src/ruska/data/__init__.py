"""The data station: datasets with their provenance, checked on loading, and the tables that chart scripts see."""

from ruska.data.load import dataset_inputs, list_datasets, load_dataset
from ruska.data.model import LANGUAGES, Break, Column, Dataset, Localised, Source, Total, localised
from ruska.data.package import data_package
from ruska.data.regions import Region, Regions, load_regions
from ruska.data.table import Table
from ruska.data.units import RATIO_UNITS, UNITS

__all__ = [
    "LANGUAGES",
    "RATIO_UNITS",
    "UNITS",
    "Break",
    "Column",
    "Dataset",
    "Localised",
    "Region",
    "Regions",
    "Source",
    "Table",
    "Total",
    "data_package",
    "dataset_inputs",
    "list_datasets",
    "load_dataset",
    "load_regions",
    "localised",
]
