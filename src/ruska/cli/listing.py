"""`ruska list`."""

from pathlib import Path

from ruska.cli.building import project_at
from ruska.cli.telling import FAILED, TROUBLE, tell, tell_all
from ruska.errors import RuskaError


def list_project(folder: Path | None) -> int:
    """Print packages with their languages and graphics, then the datasets. Return the exit status."""
    try:
        project = project_at(folder)
    except RuskaError as error:
        tell_all(error.findings, folder)
        return TROUBLE
    for package in project.packages:
        tell(f"{package.id}  ({', '.join(package.languages)})")
        for graphic in package.graphics:
            tell(f"  {graphic}")
    tell("datasets")
    for path in sorted(project.datasets.glob("*/dataset.toml")):
        tell(f"  {path.parent.name}")
    tell_all(project.findings, project.root)
    return FAILED if project.findings else 0
