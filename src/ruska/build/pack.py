"""Station pack: files move from aside into place, then manifests, archives, shared assets and the index follow."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ruska.build.manifest import manifest
from ruska.build.plan import Plan
from ruska.build.project import Package
from ruska.build.record import FOLDER, FileRecord, TargetRecord, is_current
from ruska.build.targets import Target
from ruska.build.work import Written, make_assets
from ruska.errors import Finding, RuskaError
from ruska.words import load_words


def commit_target(
    plan: Plan, target: Target, aside: Path, datasets: list[str], entry: dict[str, Any], written: Sequence[Written]
) -> None:
    """Rename a target's finished files into place and record them.

    Raises OSError when that fails; files already renamed are whole, and the next build notices the rest.
    """
    folder = plan.output / target.folder
    folder.mkdir(parents=True, exist_ok=True)
    key = plan.keys.key(target, datasets)
    known = plan.record.targets.get(target.id) or TargetRecord()
    files = dict(known.files)
    for file in written:
        place = folder / file.name
        (aside / file.name).replace(place)
        files[file.name] = FileRecord(key, file.size, place.stat().st_mtime_ns, file.sha256)
    plan.record.targets[target.id] = TargetRecord(datasets, entry, files)
    plan.record.save()


def finish(plan: Plan) -> list[Finding]:
    """Write what stands beside the graphics, as far as it changed, and remove what no longer belongs to the project.

    Returns findings of package words that cannot be read. Raises OSError when something cannot be written.
    """
    plan.output.mkdir(parents=True, exist_ok=True)
    for id in plan.obsolete:
        _remove(plan, id)
    findings: list[Finding] = []
    extras: dict[str, bytes | None] = {}
    packages = []
    for package in plan.project.packages:
        made, words = _package_extras(plan, package, findings)
        extras |= made
        packages.append((package, words))
    extras |= _assets(plan)
    styles = sorted(name for name in extras if name.startswith("assets/") and name.endswith(".css"))
    extras |= _index(plan, packages, styles)
    for name, content in extras.items():
        if content is not None:
            _place(plan, name, content)
    for name in sorted(set(plan.record.extras) - set(extras)):
        (plan.output / name).unlink(missing_ok=True)
        del plan.record.extras[name]
    plan.record.save()
    return findings


def _package_extras(
    plan: Plan, package: Package, findings: list[Finding]
) -> tuple[dict[str, bytes | None], dict[str, Mapping[str, str]]]:
    """Return manifest and archive of each language (None where unchanged), and the package's own words."""
    extras: dict[str, bytes | None] = {}
    texts: dict[str, Mapping[str, str]] = {}
    for language in package.languages:
        try:
            texts[language] = load_words(package.words(language)).data.get("package", {})
        except RuskaError as error:
            findings += [finding for finding in error.findings if finding not in findings]
            texts[language] = {}
        targets = [Target(package, graphic, language) for graphic in package.graphics]
        records = [(target, plan.record.targets.get(target.id) or TargetRecord()) for target in targets]
        folder = f"{package.id}/{language}"
        content = manifest(package.id, language, texts[language], records).encode()
        archive = f"{folder}/{package.id}-{language}.zip"
        known = plan.record.extras.get(archive)
        key = hashlib.sha256(content).hexdigest()
        extras[f"{folder}/manifest.json"] = content
        current = is_current(plan.output / archive, known, key)
        extras[archive] = None if current else _archive(plan, package, folder, records, content)
    return extras, texts


def _archive(
    plan: Plan, package: Package, folder: str, records: Sequence[tuple[Target, TargetRecord]], manifest: bytes
) -> bytes:
    """Return the package as a zip: every file of every graphic, the manifest, and the fonts for programs that need them."""
    from ruska.formats.archive import write_zip

    entries: dict[str, bytes | Path] = {"manifest.json": manifest}
    for _, record in records:
        entries |= {
            name: plan.output / folder / name for name in record.files if (plan.output / folder / name).is_file()
        }
    fonts = plan.project.brand_folder(package.brand) / "fonts"
    entries |= {f"fonts/{path.name}": path for path in sorted(fonts.glob("*")) if path.suffix in (".ttf", ".txt")}
    return write_zip(entries)


def _assets(plan: Plan) -> dict[str, bytes | None]:
    """Return the files that pages share; nothing is made again while their names are known and they lie there."""
    extras: dict[str, bytes | None] = {}
    for brand in sorted({package.brand for package in plan.project.packages}):
        known = [name for name in plan.record.extras if name.startswith("assets/")]
        key = plan.keys.brand_key(brand)
        if known and all(is_current(plan.output / name, plan.record.extras[name], key) for name in known):
            extras |= dict.fromkeys(known)
            continue
        assets = make_assets(plan.project.brand_folder(brand), plan.project.template_folders(brand), plan.project.root)
        extras |= {f"assets/{name}": content for name, content in assets.files.items()}
    return extras


def _index(
    plan: Plan, packages: Sequence[tuple[Package, Mapping[str, Mapping[str, str]]]], styles: Sequence[str]
) -> dict[str, bytes | None]:
    from ruska.formats.index import IndexGraphic, IndexPackage, render_index

    if not packages:
        return {}
    brand = plan.project.packages[0].brand
    shown = []
    for package, words in packages:
        for language in package.languages:
            records = [plan.record.targets.get(f"{package.id}/{language}/{graphic}") for graphic in package.graphics]
            graphics = tuple(
                IndexGraphic(
                    record.entry["id"],
                    record.entry["title"],
                    record.entry["alternativeText"],
                    tuple(sorted(record.files)),
                )
                for record in records
                if record is not None and record.files
            )
            texts = words[language]
            shown.append(
                IndexPackage(
                    package.id, language, texts.get("title", package.id), texts.get("description", ""), graphics
                )
            )
    html = render_index(
        shown,
        plan.project.brand_folder(brand),
        plan.project.template_folders(brand),
        plan.project.engine_templates,
        styles,
    )
    return {"index.html": html.encode()}


def _place(plan: Plan, name: str, content: bytes) -> None:
    """Write a file aside and rename it into place, unless it already holds these very bytes."""
    path = plan.output / name
    digest = hashlib.sha256(content).hexdigest()
    known = plan.record.extras.get(name)
    key = _key_of(plan, name, content)
    if known is not None and known.sha256 == digest and is_current(path, known, key):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = plan.output / FOLDER / f"{digest[:16]}.new"
    aside.write_bytes(content)
    aside.replace(path)
    plan.record.extras[name] = FileRecord(key, len(content), path.stat().st_mtime_ns, digest)


def _key_of(plan: Plan, name: str, content: bytes) -> str:
    if name.endswith(".zip"):
        manifest = plan.record.extras[f"{name.rpartition('/')[0]}/manifest.json"]
        return manifest.sha256
    if name.startswith("assets/"):
        return plan.keys.brand_key(plan.project.packages[0].brand)
    return hashlib.sha256(content).hexdigest()


def _remove(plan: Plan, id: str) -> None:
    """Remove the files of a graphic that the project no longer has."""
    package, language, _ = id.split("/")
    for name in plan.record.targets[id].files:
        (plan.output / package / language / name).unlink(missing_ok=True)
    del plan.record.targets[id]
