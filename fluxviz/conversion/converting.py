"""``convert``: a spec of any version or dialect becomes a version 8 document, with all there is to tell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fluxviz.conversion.app_keys import convert_app
from fluxviz.conversion.comparing import compare_networks
from fluxviz.conversion.component_keys import convert_component
from fluxviz.conversion.report import REPORT_KINDS, ReportEntry, report_left_out
from fluxviz.conversion.rewriting import written_of
from fluxviz.errors import SpecError, UnknownNameError
from fluxviz.faults import Fault
from fluxviz.refusing import strict
from fluxviz.spec import AppSpec, Secret, load
from fluxviz.spec.acceptance import find_faults
from fluxviz.spec.document import APP_ORDER, document_text, ordered
from fluxviz.spec.fields import Fields
from fluxviz.spec.keys import short_key
from fluxviz.spec.loading import Written, load_written
from fluxviz.spec.versions import LATEST
from fluxviz.topology import Source, Topology, spec_of


@dataclass(frozen=True)
class Conversion:
    """A version 8 document, and what became of the one it was made from.

    Attributes:
        original: The app as it was read; ``original.warnings`` says what was odd about its document.
        report: What changed, what was lost, what is still to be supplied; in this order.

    """

    original: AppSpec
    report: tuple[ReportEntry, ...]
    _text: Secret = field(repr=False)

    @property
    def text(self) -> str:
        """The document as JSON.

        It holds the app's own environment in clear text: it is the user's spec. Out of a pickle comes a mask.
        """
        return self._text.reveal()

    @property
    def document(self) -> dict[str, Any]:
        """The document as plain values, anew each time."""
        document: dict[str, Any] = json.loads(self.text)
        return document

    @property
    def spec(self) -> AppSpec:
        """The converted app."""
        return load(self.document, source_name=self.original.source)

    def of_kind(self, kind: str) -> tuple[ReportEntry, ...]:
        """Return the report entries of one kind: ``changed``, ``lost`` or ``to do``.

        Raises:
            UnknownNameError: there is no such kind.

        """
        if kind not in REPORT_KINDS:
            raise UnknownNameError("kind of report entry", str(kind), REPORT_KINDS)
        return tuple(each for each in self.report if each.kind == kind)

    def __repr__(self) -> str:
        return (
            f"Conversion({self.original.name!r}, from version {self.original.version}, "
            f"{len(self.report)} report entries)"
        )


@strict
def convert(source: Source, *, name: str | None = None, source_name: str | None = None) -> Conversion:
    """Convert a spec of version 1 to 8, or of the networking guide's dialect, into a version 8 document.

    No link changes, but for the internal host of a single container, and that is told. The document keeps the
    environment as it is written; nothing else that comes of this holds a value of it.

    Args:
        source: A path; JSON text (a ``str`` that begins with ``{`` or ``[``); bytes; or a mapping. A loaded spec, also
            one that an explorer has changed, is written with its environment; a topology as the spec it was built from.
        name: The app's name, where the document has none or another is wanted.
        source_name: What messages call the document, where it is not a file.

    Raises:
        SpecError: it cannot be read, or is encrypted and older than version 8; carries every fault.
        FluxvizError: a topology that was not built from one spec; a loaded spec that is asked for another name.

    >>> done = convert({"version": 4, "name": "shop", "compose": [{"name": "web", "port": 80, "containerPort": 8080}]})
    >>> done.document["compose"][0]["ports"], done.document["compose"][0]["containerPorts"]
    ([80], [8080])
    >>> print(done.of_kind("to do")[1])
    to do: description: is missing or empty

    """
    written = _written(source, name, source_name)
    spec = written.spec
    if spec.encrypted and spec.version != LATEST:
        message = f"is encrypted, so that its components cannot be converted; expected version {LATEST}, which has this"
        raise SpecError(spec.source, [Fault("enterprise", message)])
    if spec.draft:
        message = (
            f"is a {spec.draft}, which cannot be converted; expected a version that Flux has released, 1 to {LATEST}"
        )
        raise SpecError(spec.source, [Fault("version", message)])
    report = _report_wrappers(written)
    if spec.version != LATEST:
        report.append(ReportEntry("changed", "version", f"{spec.version} becomes {LATEST}"))
    document = convert_app(written, report)
    document["compose"] = _convert_components(written, report)
    document = ordered(document)
    report += [ReportEntry("changed", where, message) for where, message in written.cut]
    text = document_text(document)
    after = load(document, source_name=spec.source)
    report += compare_networks(spec, after)
    report += _report_blob(document)
    report += [ReportEntry("to do", fault.where, fault.message) for fault in find_faults(document)]
    report += _report_sizes(document)
    ranked = sorted(dict.fromkeys(report), key=lambda each: REPORT_KINDS.index(each.kind))
    return Conversion(spec, tuple(ranked), Secret(text))


def _written(source: Source, name: str | None, source_name: str | None) -> Written:
    if isinstance(source, Topology):
        source = spec_of(source)
    if isinstance(source, AppSpec):
        return written_of(load(source, name=name, source_name=source_name))
    return load_written(source, name=name, source_name=source_name)


def _report_sizes(document: Mapping[str, Any]) -> list[ReportEntry]:
    """Report sizes that nothing gives: FluxOS takes null for 0, which no component can run with."""
    return [
        ReportEntry("to do", f"compose[{index}].{key}", "expected a number, found null")
        for index, part in enumerate(document["compose"])
        for key in ("cpu", "ram", "hdd")
        if part.get(key) is None
    ]


def _report_wrappers(written: Written) -> list[ReportEntry]:
    if not written.wrappers:
        return []
    keys = ", ".join(sorted({short_key(key) for key in written.wrappers}))
    return [ReportEntry("lost", "", f"what stands around {written.path}: {keys}")]


def _convert_components(written: Written, report: list[ReportEntry]) -> list[dict[str, Any]]:
    document, spec = written.document, written.spec
    if spec.encrypted:
        report += report_left_out(document, APP_ORDER, "")
        return []
    if spec.single_container:
        return [convert_component(spec.components[0], document, "compose[0]", report, with_app=True)]
    key = "compose" if document.get("compose") else "components"
    report += report_left_out(document, {*APP_ORDER, key} - ({"compose", "components"} - {key}), "")
    items = _items(document[key])
    return [
        convert_component(component, items[component.index], f"compose[{component.index}]", report)
        for component in spec.components
    ]


def _items(value: Any) -> Sequence[Mapping[str, Any]]:
    return [value] if isinstance(value, Mapping) else Fields().items(value, "compose", "a list of components")


def _report_blob(document: Mapping[str, Any]) -> list[ReportEntry]:
    if not document["enterprise"]:
        return []
    if document["compose"]:
        return [
            ReportEntry(
                "to do", "enterprise", "an encrypted blob stands beside readable components; keep one of the two"
            )
        ]
    return [ReportEntry("changed", "enterprise", "encrypted: version 8 already, and carried over as it is")]
