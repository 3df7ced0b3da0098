"""What is installed here, as wheels that Pyodide can load: pure Python alone, at the versions that are used here."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePath

from fluxviz.errors import MissingExtraError
from fluxviz.lite.pyodide import PYTHON

_ENVIRONMENT = {
    "extra": "",
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_system": "Emscripten",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "emscripten",
}
"""What the markers of requirements are asked about: Pyodide."""
_DATE = (2020, 1, 1, 0, 0, 0)
_NOT_PURE = (".so", ".pyd", ".pyc", ".pth")
_OF_THE_INSTALLATION = ("RECORD", "WHEEL", "INSTALLER", "REQUESTED", "direct_url.json")
_TYPES_OF_OTHERS = "jedi/third_party/django-stubs"
_WHEEL = b"Wheel-Version: 1.0\nGenerator: fluxviz lite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@dataclass(frozen=True)
class Needed:
    """A distribution that is needed in the browser.

    Attributes:
        name: Its normalised name, such as ``markdown-it-py``.
        version: The one that is installed here.
        depends: The names of those that it needs itself there.

    """

    name: str
    version: str
    depends: tuple[str, ...]


def needed(roots: Iterable[str], elsewhere: Sequence[str]) -> list[Needed]:
    """Return what Pyodide needs for some distributions, with all that they depend on there.

    Args:
        roots: The names to begin at.
        elsewhere: Names that are brought in another way, or are of no use in a browser.

    Raises:
        MissingExtraError: one of them is not installed here.

    """
    found: dict[str, Needed] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in found or name in elsewhere:
            continue
        try:
            version = distribution(name).version
        except PackageNotFoundError:
            raise MissingExtraError(f"a site of notebooks with {name}", "lite") from None
        found[name] = Needed(name, version, tuple(sorted(set(_requirements(name)))))
        waiting += found[name].depends
    return [found[name] for name in sorted(found)]


def pure_files(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a distribution that is installed here, without what is compiled for this machine.

    Those with compiled parts that fluxviz needs have pure ones, too, which do the same: PyYAML, rjsmin, psygnal and
    wcwidth. pydantic-core alone has none.
    """
    for file in distribution(name).files or ():
        if ".." not in file.parts and not file.is_absolute() and _is_pure(file):
            yield file.as_posix(), Path(str(file.locate())).read_bytes()


def package_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package in a folder: fluxviz itself, which may stand in a clone."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _is_pure(path.relative_to(folder)):
            yield path.relative_to(folder.parent).as_posix(), path.read_bytes()


def write_wheel(folder: Path, wheel: Needed, files: Mapping[str, bytes]) -> Path:
    """Write a wheel of the files of a distribution and return its path; its bytes depend on nothing else."""
    content = {name: data for name, data in files.items() if PurePath(name).name not in _OF_THE_INSTALLATION}
    described = next(name for name in content if name.endswith(".dist-info/METADATA")).removesuffix("METADATA")
    content[f"{described}WHEEL"] = _WHEEL
    content[f"{described}RECORD"] = "".join(f"{name},,\n" for name in (*sorted(content), f"{described}RECORD")).encode()
    path = folder / f"{wheel.name.replace('-', '_')}-{wheel.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(content):
            archive.writestr(zipfile.ZipInfo(name, _DATE), content[name], zipfile.ZIP_DEFLATED)
    return path


def _requirements(name: str) -> Iterator[str]:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(dict(_ENVIRONMENT)):
            yield canonicalize_name(requirement.name)


def _is_pure(file: PurePath) -> bool:
    is_module = not {"__pycache__", "tests"} & {*file.parts} and file.suffix not in _NOT_PURE
    return is_module and not file.as_posix().startswith(_TYPES_OF_OTHERS)
