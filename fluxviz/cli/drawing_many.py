"""Several specs drawn into a folder, in as many processes as help; one that cannot be drawn stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.exceptions import Exit

from fluxviz.cli.console import BAD_INPUT, counting, fail, print_warnings, say
from fluxviz.cli.options import STDIN
from fluxviz.cli.sources import listed_in, source_of
from fluxviz.diagram import Drawn, draw_all
from fluxviz.docs.workers import FEW, open_pool, processors
from fluxviz.errors import SpecError
from fluxviz.export import write_files
from fluxviz.export.files import identities
from fluxviz.rendering import Rendering, is_ours
from fluxviz.spec import Document, SourceLike
from fluxviz.spec.beside import kind_beside
from fluxviz.spec.named import stem_of


@dataclass(frozen=True)
class Many:
    """How several specs are drawn.

    Attributes:
        folder: Where the files go.
        suffix: Their format.
        how: What only some formats ask for.
        trace: ``FROM:TO``: the request whose paths are highlighted; empty: none.
        access: The access file of all; None: the one beside each.
        looks: What else ``draw`` takes.

    """

    folder: Path
    suffix: str
    how: Rendering
    trace: str
    access: Path | None
    looks: Mapping[str, Any]

    def draw(self, specs: Sequence[str | Document], sources: Iterable[Path], jobs: int | None, *, quiet: bool) -> None:
        """Draw each, and end with exit code 2 where one could not be.

        Args:
            specs: Paths of the specs; ``-`` for standard input; or what was read already.
            sources: What is read, and never written over.
            jobs: How many processes draw; None: one for each processor, where that is quicker.
            quiet: Say nothing about oddities.

        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            fail(f"cannot make the folder {self.folder}: {error.strerror or error}")
        errors: list[str] = []
        targets = list(self._targets(specs, errors))
        read = identities(sources)
        workers = jobs or (processors() if len(targets) > FEW else 1)
        drawn = 0
        with counting(len(targets), "Drawing") as step, open_pool(workers) if workers > 1 else nullcontext() as pool:
            made = draw_all(
                [source for source, _ in targets],
                executor=pool,
                access=self.access,
                suffix=self.suffix,
                trace=self.trace,
                scale=self.how.scale,
                prefix=self.how.prefix,
                **self.looks,
            )
            for (source, target), each in zip(targets, made, strict=True):
                step(1)
                if not quiet:
                    print_warnings(each.source, each.warnings)
                problem = each.error or self._write(target, each, read)
                drawn += not problem
                errors += [problem] if problem else []
                if not problem and isinstance(source, Document) and not source.name.endswith(source.stem):
                    say(f"{each.source}: drawn as {target}")
        for text in errors:
            say(f"error: {text}")
        if errors:
            say(f"{drawn} drawn, {len(errors)} not")
            raise Exit(BAD_INPUT)

    def _targets(self, specs: Sequence[str | Document], errors: list[str]) -> Iterator[tuple[SourceLike, Path]]:
        """Yield each app and its file; say what is passed over, and add what cannot be."""
        written: dict[str, str] = {}
        for spec in specs:
            if isinstance(spec, str) and (kind := kind_beside(spec)):
                say(f"{spec}: passed over: {kind}, not a spec")
                continue
            for source, name, stem in self._apps(spec, errors):
                target = self.folder / f"{stem}{self.suffix}"
                other = written.setdefault(str(target).lower(), name)  # some disks take no notice of case
                if other is not name:
                    errors.append(f"{name}: would overwrite {target}, drawn from {other}")
                else:
                    yield source, target

    def _apps(self, spec: str | Document, errors: list[str]) -> Iterator[tuple[SourceLike, str, str]]:
        """Yield the app of a spec, or each of a list, with what messages and files call it."""
        if isinstance(spec, Document):
            yield spec, spec.name, spec.stem
            return
        try:
            source = source_of(spec)
            listed = None if self.looks.get("name") else listed_in(source)
        except SpecError as error:
            errors.append(str(error))
            return
        if listed is None:
            yield source, spec, "stdin" if spec == STDIN else stem_of(spec)
        else:
            yield from ((each, each.name, each.stem) for each in listed)

    def _write(self, target: Path, drawn: Drawn, read: frozenset[object]) -> str:
        """Write a file, with its picture where it is Markdown; return what is wrong, or nothing."""
        files = {target: drawn.content or ""}
        if drawn.picture is not None:
            picture = target.with_suffix(".svg")
            if not is_ours(picture):
                return f"would write the picture of {target} over {picture}, which is not of fluxviz; move it away"
            files = {picture: drawn.picture, **files}
        if not identities(files).isdisjoint(read):
            return f"would write over {target}, which is read; choose another name"
        try:
            write_files(files)
        except OSError as error:
            return f"cannot write {target}: {error.strerror or error}"
        return ""
