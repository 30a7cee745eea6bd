"""What stands beside the graphics: manifests, archives, the files that pages share, and the index."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache, partial
from pathlib import Path
from typing import Any

from ruska.brand import load_brand
from ruska.build.keys import PAGES
from ruska.build.listing import gallery_languages, list_built, moments, published_pages
from ruska.build.manifest import manifest, manifest_text, told_hashes
from ruska.build.plan import Plan
from ruska.build.project import Package
from ruska.build.record import TargetRecord, is_untouched
from ruska.build.resolve import words_of
from ruska.build.targets import Target
from ruska.build.work import make_assets
from ruska.errors import Finding, RuskaError
from ruska.formats.headers import header_files
from ruska.words import engine_words, render
from ruska.words.catalogue import PACKAGE, PACKAGE_TEXTS


@dataclass(frozen=True)
class Content:
    """A file to be: its key, and how to make its bytes if the key has changed."""

    key: str
    make: Callable[[], bytes]

    @staticmethod
    def of(data: bytes) -> "Content":
        """Return the content of bytes that are at hand; their hash is their key."""
        return Content(Content.hash_of(data), lambda: data)

    @staticmethod
    def of_json(said: Mapping[str, Any], write: Callable[[], str]) -> "Content":
        """Return the content of a JSON file; its key is the hash of what it says, as written without line breaks.

        Written for people it takes five times as long, which is for those that have changed.
        """
        return Content(Content.hash_of(json.dumps(said).encode()), cache(lambda: write().encode()))

    @staticmethod
    def hash_of(data: bytes) -> str:
        """Return the SHA-256 of bytes."""
        return hashlib.sha256(data).hexdigest()


class Site:
    """Makes what stands beside the graphics, from a plan's record; `findings` are faults of the packages' own words."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.findings: list[Finding] = []
        self._texts: dict[Path, Mapping[str, str]] = {}

    def package_files(self, package: Package) -> dict[str, Content]:
        """Return the manifest and the archive of a package in each of its languages.

        Raises RuskaError when its brand is missing.
        """
        files: dict[str, Content] = {}
        for language in package.languages:
            names = f"{package.id}/{language}/manifest.json", f"{package.id}/{package.id}-{language}.zip"
            make = cache(partial(self._manifest_and_archive, package, language, names))
            files |= self._standing(names, make) if self.plan.stands(package, language) else make()
        return files

    def _manifest_and_archive(self, package: Package, language: str, names: tuple[str, str]) -> dict[str, Content]:
        folder = f"{package.id}/{language}"
        records = self._records(package, language)
        said = manifest(package.id, language, self._words(package, language), records)
        content = Content.of_json(said, partial(manifest_text, said))
        key = Content.hash_of((content.key + self.plan.keys.brand_key(package.brand)).encode())

        def archive() -> bytes:
            entries = self._entries(package, folder, records, content)
            return self._archive(names[1], entries, told_hashes(said))

        return {names[0]: content, names[1]: Content(key, archive)}

    def _standing(self, names: Iterable[str], make: Callable[[], Mapping[str, Content]]) -> dict[str, Content]:
        """Return files as the last build wrote them; `make` is for those that somebody has touched since."""

        def made(name: str) -> bytes:
            return make()[name].make()

        extras = self.plan.record.extras
        return {name: Content(extras[name].key, partial(made, name)) for name in names}

    def assets(self) -> dict[str, Content]:
        """Return the files that pages share; they are made only when their key has changed."""
        record = self.plan.record
        files: dict[str, Content] = {}
        for brand in sorted({package.brand for package in self.plan.project.packages}):
            key = self.plan.keys.assets_key() + "+" * self._needs_every_trace(brand)
            names = record.assets.get(brand, [])
            if not names or any(name not in record.extras or record.extras[name].key != key for name in names):
                names = record.assets[brand] = [f"assets/{name}" for name in self._made_assets(brand)]
            for name in names:
                files[name] = Content(key, partial(self._asset, brand, Path(name).name))
        return files

    def gallery(self) -> dict[str, Content]:
        """Return the gallery in every language, in the brand of the first package.

        It tells the sizes of the archives, which must have been written before.
        """
        from ruska.formats.sitemap import render_sitemap

        packages = self.plan.project.packages
        if not packages:
            return {}
        files: dict[str, Content] = {}
        for language in gallery_languages(self.plan):
            names = (*_gallery_names(language), *(() if files else ("index.html",)))
            make = cache(partial(self._gallery_in, language))
            stands = all(self.plan.stands(package, language) for package in packages)
            files |= self._standing(names, make) if stands else {name: make()[name] for name in names}
        pages = published_pages(self.plan)
        if pages:
            files["sitemap.xml"] = Content.of(render_sitemap(pages).encode())
        return files | self._moments()

    def _gallery_in(self, language: str) -> dict[str, Content]:
        from ruska.formats.index import Look, render_details, render_index

        project = self.plan.project
        brand, engine = project.packages[0].brand, project.engine_templates
        shared = self.plan.record.assets.get(brand, [])
        styles = [
            name for name in shared if name.startswith(("assets/fonts.", "assets/index.")) and name.endswith(".css")
        ]
        scripts = [name for name in shared if name.startswith("assets/index.") and name.endswith(".js")]
        look = Look(project.brand_folder(brand), project.template_folders(brand), tuple(styles), tuple(scripts))
        listing = list_built(self.plan, language, self._records, self._words)
        told = json.dumps((self.plan.keys.assets_key(), shared, listing), default=_values)
        key = Content.hash_of(told.encode())
        page = Content(key, cache(partial(_encoded, render_index, listing, look, engine)))
        details = Content(key, partial(_encoded, render_details, listing, engine))
        html, script = _gallery_names(language)
        return {html: page, "index.html": page, script: details}

    def _moments(self) -> dict[str, Content]:
        """Return the one file that tells times, all of them those of files that were made."""
        from ruska.formats.index import render_moments

        told, engine = moments(self.plan), self.plan.project.engine_templates
        languages = gallery_languages(self.plan)
        key = Content.hash_of(repr((self.plan.keys.assets_key(), languages, told)).encode())
        return {"built.js": Content(key, partial(_encoded, render_moments, told, languages, engine))} if told else {}

    def headers(self) -> dict[str, Content]:
        """Return the files that tell web servers the headers of all others."""
        return {name: Content.of(text.encode()) for name, text in header_files().items()}

    def _records(self, package: Package, language: str) -> list[TargetRecord]:
        graphics = (*package.targets, *package.faulty)
        targets = [Target(package, graphic, language) for graphic in graphics]
        known = [self.plan.record.targets.get(target.id) for target in targets]
        return [record for record in known if record is not None and record.files]

    def _entries(
        self, package: Package, folder: str, records: list[TargetRecord], manifest: Content
    ) -> dict[str, bytes | Path]:
        """Return what is in a zip: the graphics' files, the manifest, and the fonts for programs that need them."""
        place = self.plan.output / folder
        fonts = self.plan.project.brand_folder(package.brand) / "fonts"
        entries: dict[str, bytes | Path] = {"manifest.json": manifest.make()}
        entries |= {name: place / name for record in records for name in record.files}
        entries |= {f"fonts/{font.name}": font for font in sorted(fonts.glob("*")) if font.suffix in (".ttf", ".txt")}
        return entries

    def _archive(self, name: str, entries: Mapping[str, bytes | Path], hashes: Mapping[str, str]) -> bytes:
        """Return a zip of entries; what has not changed is taken from the zip of the last build.

        `hashes` are those of the graphics' files, and the manifest in that zip tells what they were then.
        """
        from ruska.formats.archive import Earlier, write_zip

        path, known = self.plan.output / name, self.plan.record.extras.get(name)
        if known is None or not is_untouched(path, known):
            return write_zip(entries)
        earlier = Earlier(path)
        before = told_hashes(json.loads(earlier.content("manifest.json") or b"{}"))
        return write_zip(entries, earlier, {name for name, told in hashes.items() if before.get(name) == told})

    def _asset(self, brand: str, name: str) -> bytes:
        return self._made_assets(brand)[name]

    def _made_assets(self, brand: str) -> Mapping[str, bytes]:
        from ruska.formats.embed import embed_assets
        from ruska.formats.index_assets import index_assets

        project, full = self.plan.project, self._needs_every_trace(brand)
        folder, templates = project.brand_folder(brand), project.template_folders(brand)
        return {
            **make_assets(folder, templates, project.root, full).files,
            **embed_assets(templates).files,
            **index_assets(templates, load_brand(folder)),
        }

    def _needs_every_trace(self, brand: str) -> bool:
        packages = [package for package in self.plan.project.packages if package.brand == brand]
        records = [
            record for package in packages for lang in package.languages for record in self._records(package, lang)
        ]
        return any(record.every_trace and any(name.endswith(PAGES) for name in record.files) for record in records)

    def _words(self, package: Package, language: str) -> Mapping[str, str]:
        """Return the title and description of a package in a language; what cannot be read is a finding."""
        path = package.words(language)
        if path not in self._texts:
            try:
                self._texts[path] = _package_texts(package, language)
            except RuskaError as error:
                self.findings += error.findings
                self._texts[path] = {}
        return self._texts[path]


def _values(record: Any) -> list[Any]:
    """Return the values of a dataclass."""
    return [getattr(record, field.name) for field in fields(record)]


def _gallery_names(language: str) -> tuple[str, str]:
    return f"index.{language}.html", f"index.{language}.js"


def _encoded(make: Callable[..., str], *arguments: Any) -> bytes:
    return make(*arguments).encode()


def get_ready(plan: Plan) -> None:
    """Load what the index will be made with: for use while there is nothing else to do. Faults are told when it is."""
    from ruska.formats.index import load_template

    with suppress(RuskaError, OSError):
        load_template(plan.project.template_folders(plan.project.packages[0].brand))
        for language in {stale.target.language for stale in plan.stale}:
            engine_words(language, plan.project.engine_templates)


def _package_texts(package: Package, language: str) -> Mapping[str, str]:
    file, faults = words_of(package, language)
    if PACKAGE in faults:
        raise RuskaError(faults[PACKAGE])
    written = {name: file.text(PACKAGE, name) for name in PACKAGE_TEXTS}
    return {name: render(text, {}, file.language, file.place(PACKAGE, name)) for name, text in written.items() if text}
