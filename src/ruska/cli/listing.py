"""`ruska list`."""

from pathlib import Path

from ruska.cli.building import TROUBLE, project_at
from ruska.cli.telling import tell, tell_all
from ruska.errors import RuskaError


def list_project(folder: Path | None) -> int:
    """Print packages with their languages and graphics, then the datasets. Return the exit status."""
    try:
        project = project_at(folder)
        packages = project.packages
    except RuskaError as error:
        tell_all(error.findings, folder)
        return TROUBLE
    for package in packages:
        tell(f"{package.id}  ({', '.join(package.languages)})")
        for graphic in package.graphics:
            tell(f"  {graphic}")
    tell("datasets")
    for path in sorted(project.datasets.glob("*/dataset.toml")):
        tell(f"  {path.parent.name}")
    return 0
