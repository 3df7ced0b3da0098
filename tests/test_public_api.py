"""What users may import, what it costs, and that all of it is documented."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import fluxviz
from tests.programs import run_program
from tests.specimens import PACKAGE

MODULES = sorted(module.name for module in pkgutil.walk_packages(fluxviz.__path__, "fluxviz."))
HEAVY = ("networkx", "pydantic", "graphviz", "IPython", "click", "rich", "yaml", "publicsuffixlist", "jsonschema")


def names_for_type_checkers() -> list[str]:
    """Read the names that ``fluxviz/__init__.py`` imports for type checkers, which never run."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    return [
        alias.asname or alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]


def test_all_is_what_can_be_imported() -> None:
    space: dict[str, Any] = {}
    exec("from fluxviz import *", space)
    assert sorted(set(space) - {"__builtins__"}) == sorted(fluxviz.__all__)


def test_all_is_what_type_checkers_see() -> None:
    assert sorted(names_for_type_checkers()) == list(fluxviz.__all__)


def test_all_is_sorted_and_holds_nothing_twice() -> None:
    assert list(fluxviz.__all__) == sorted(set(fluxviz.__all__))


def test_the_names_of_the_issues_are_there() -> None:
    for name in (
        "load",
        "load_access",
        "build",
        "draw",
        "AppSpec",
        "PublicAccess",
        "Topology",
        "Diagram",
        "GUIDE",
        "FDM",
        "convert",
        "patterns",
        "teaching",
    ):
        assert name in fluxviz.__all__


def test_every_error_that_is_meant_to_be_caught_is_one_of_fluxviz() -> None:
    errors = [getattr(fluxviz, name) for name in fluxviz.__all__ if name.endswith("Error")]
    assert errors
    assert all(issubclass(error, fluxviz.FluxvizError) for error in errors)


def test_dir_lists_the_public_names() -> None:
    assert set(fluxviz.__all__) <= set(dir(fluxviz))


def test_the_patterns_come_with_the_package() -> None:
    assert fluxviz.patterns is importlib.import_module("fluxviz.patterns")
    program = "import fluxviz; print(fluxviz.patterns.full_stack(app='shop'))"
    done = run_program([sys.executable, "-c", program], check=True)
    assert done.stdout == "AppSpec('shop', version 8, 3 component(s))\n"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'fluxviz' has no attribute 'nonsense'"):
        fluxviz.nonsense  # noqa: B018


def modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = run_program([sys.executable, "-c", program], check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert modules_after("import fluxviz") & set(HEAVY) == set()


def test_drawing_loads_neither_networkx_nor_jupyter_nor_the_command_line() -> None:
    source = '{"version": 4, "name": "x", "compose": [{"name": "a", "ports": [80], "containerPorts": [80]}]}'
    loaded = modules_after(f"import fluxviz; fluxviz.draw({source!r}).svg()")
    assert loaded & {"networkx", "IPython", "click", "rich", "jsonschema", "pydantic"} == set()


def test_the_draw_command_loads_two_packages_besides_the_standard_library(tmp_path: Path) -> None:
    """Each of the others costs more than the picture: pydantic alone takes 0.1 s to load."""
    source = tmp_path / "app.json"
    source.write_text('{"version": 4, "name": "x", "compose": [{"name": "a", "ports": [80], "containerPorts": [80]}]}')
    arguments = ["draw", str(source), "-q", "-o", str(tmp_path / "app.svg")]
    loaded = modules_after(f"from fluxviz.cli.app import app; app({arguments!r}, standalone_mode=False)")
    started = modules_after("")  # Debian's Python loads a module of its own at every start
    third_party = {name for name in loaded - started - sys.stdlib_module_names if not name.startswith("_")}
    assert third_party == {"fluxviz", "click", "graphviz"}


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert fluxviz.__version__ == version("fluxviz")


def documented(name: str) -> Iterator[tuple[str, Any]]:
    """Yield a public object, and what it has that is public and its own."""
    thing = getattr(fluxviz, name)
    yield name, thing
    if inspect.isclass(thing):
        for key, member in vars(thing).items():
            if key.startswith("_") or not (
                callable(member) or isinstance(member, (property, classmethod, staticmethod))
            ):
                continue
            yield f"{name}.{key}", member


@pytest.mark.parametrize("name", fluxviz.__all__)
def test_every_public_thing_has_a_docstring_of_its_own(name: str) -> None:
    for place, thing in documented(name):
        text = inspect.getdoc(thing) or ""
        assert text, place
        assert not text.startswith("Usage docs: https://docs.pydantic.dev"), place


@pytest.mark.parametrize("name", MODULES)
def test_every_module_has_a_docstring_and_its_examples_work(name: str) -> None:
    module: ModuleType = importlib.import_module(name)
    assert module.__doc__
    assert doctest.testmod(module).failed == 0


def test_the_examples_of_the_package_itself_work() -> None:
    result = doctest.testmod(fluxviz)
    assert result.attempted >= 2
    assert result.failed == 0


def test_there_are_examples_in_docstrings() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(examples) > 20


def test_the_version_and_the_list_of_commands_load_neither_specs_nor_drawing() -> None:
    program = (
        "import sys; from fluxviz.cli.app import app; app(['--help'], standalone_mode=False);"
        "print(*sorted(name for name in sys.modules if name.startswith('fluxviz.')))"
    )
    done = run_program([sys.executable, "-c", program], check=True)
    assert set(done.stdout.splitlines()[-1].split()) <= {
        "fluxviz.cli", "fluxviz.cli.app", "fluxviz.cli.commands", "fluxviz.lazy", "fluxviz.frozen"
    }  # fmt: skip


def test_completion_shows_the_public_names_and_nothing_else() -> None:
    assert [name for name in dir(fluxviz) if not name.startswith("__")] == sorted(
        name for name in fluxviz.__all__ if not name.startswith("__")
    )


@pytest.mark.parametrize(
    "name", ["draw", "draw_all", "draw_changes", "explore", "check", "build", "diff", "trace", "Diagram"]
)
def test_a_signature_names_its_defaults(name: str) -> None:
    signature = str(inspect.signature(getattr(fluxviz, name)))
    assert "#" not in signature, "no colours"
    assert "<" not in signature, "no addresses"
    assert len(signature) < 400
