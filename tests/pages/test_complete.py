"""The reference leaves nothing out: every command, name, format, rule, setting and trait stands in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

import fluxviz
from fluxviz.checks.rules import FAMILIES, RULES
from fluxviz.cli.app import COMMANDS, app
from fluxviz.docs.settings import DiagramSettings, DocsSettings
from fluxviz.drawing.theme import ROLES
from fluxviz.export.formats import FORMAT_OF
from fluxviz.spec.access_parts import AccessParts, CustomDomain, DeclaredLink, Suppression
from fluxviz.topology.edges import EDGE_KINDS
from fluxviz.topology.nodes import NODE_KINDS
from fluxviz.widget.traits import ExplorerTraits
from tests.pages.markdown import DOCS, ROOT
from tests.specimens import path_of

README_WORDS = 900


def missing(page: str, names: Iterable[str]) -> list[str]:
    """Give the names that stand nowhere in a page as code."""
    text = (DOCS / page).read_text("utf-8")
    said = {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"[\w.-]+", code)}
    return sorted(set(names) - said)


def holds(page: Path, expected: str, config: pytest.Config) -> None:
    """Compare a page with what it should be, or write that where it was asked for."""
    if config.getoption("--rewrite-golden"):
        page.write_text(expected, "utf-8")
    assert page.read_text("utf-8") == expected, "if it should: pytest --rewrite-golden"


def test_every_command_and_option_is_in_the_reference() -> None:
    headings = re.findall(r"^## (.*)$", (DOCS / "reference/command-line.md").read_text("utf-8"), re.MULTILINE)
    assert headings == list(COMMANDS)
    options = {
        option
        for name in COMMANDS
        for parameter in app.commands[name].params  # type: ignore[attr-defined]
        for option in parameter.opts
        if option.startswith("--")
    }
    assert missing("reference/command-line.md", options - {"--help", "--version"}) == []


def test_every_public_name_is_in_the_reference() -> None:
    assert missing("reference/python.md", fluxviz.__all__) == []


def test_every_format_is_in_the_reference() -> None:
    assert missing("reference/formats.md", FORMAT_OF) == []


def test_every_setting_is_in_the_reference() -> None:
    models = (DocsSettings, DiagramSettings, AccessParts, CustomDomain, DeclaredLink, Suppression)
    assert missing("reference/settings.md", {name for model in models for name in model.model_fields} - {"host"}) == []


def test_every_class_and_attribute_of_the_svg_is_in_the_reference() -> None:
    links = [f"link-{kind.replace('_', '-')}" for kind in EDGE_KINDS]
    nodes = [f"node-{kind}" for kind in NODE_KINDS]
    svg = fluxviz.draw(path_of("guide_fullstack")).svg()
    seen = [word for group in re.findall(r'<g [^>]*class="([^"]*)" data-id', svg) for word in group.split()]
    attributes = re.findall(r'<g [^>]*class="(?:node|link) [^>]*>', svg)
    data = [name for group in attributes for name in re.findall(r" (data-[a-z]+)=", group)]
    assert seen
    assert data
    assert missing("reference/svg.md", {*links, *nodes, *seen, *data}) == []


def test_every_trait_is_in_the_reference() -> None:
    assert missing("reference/explorer.md", {n for n in ExplorerTraits.class_own_traits() if n[0] != "_"}) == []


def test_every_colour_of_a_theme_is_on_its_page() -> None:
    assert missing("how-to/themes.md", ROLES) == []


def test_every_input_of_the_action_and_every_hook_is_on_its_page() -> None:
    actions = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/actions").glob("*/action.yml")]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert len(actions) == 2
    assert missing("how-to/ci.md", {name for action in actions for name in action["inputs"]}) == []
    assert missing("how-to/pre-commit.md", (hook["id"] for hook in hooks)) == []


def test_every_rule_is_in_the_reference(pytestconfig: pytest.Config) -> None:
    """The table is written anew by ``pytest --rewrite-golden``."""
    page = DOCS / "reference/findings.md"
    text = page.read_text("utf-8")
    lines = ["<!-- rules -->", "| code | severity | what |", "| --- | --- | --- |"]
    family = ""
    for code, rule in RULES.items():
        if FAMILIES[code[:3]] != family:
            family = FAMILIES[code[:3]]
            lines.append(f"| **{code[:3]}** | | **{family}** |")
        lines.append(f"| {code} | {rule.severity} | {rule.title} |")
    table = "\n".join([*lines, "<!-- /rules -->"])
    holds(page, re.sub(r"<!-- rules -->.*<!-- /rules -->", lambda _: table, text, flags=re.DOTALL), pytestconfig)


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= README_WORDS


def test_the_layers_are_those_that_import_linter_holds(pytestconfig: pytest.Config) -> None:
    """The arrows are written anew by ``pytest --rewrite-golden``; what a new folder is for is not."""
    page = ROOT / ".github/CONTRIBUTING.md"
    text = page.read_text("utf-8")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [layer for layer in reversed(contracts[0]["layers"]) if layer != "__main__"]
    holds(page, re.sub(r"^.* → spec → .*$", " → ".join(layers), text, flags=re.MULTILINE), pytestconfig)
    table = text.partition("| folder |")[2].partition("\n\n")[0]
    rooms = {room for layer in layers for room in layer.split(" | ")}
    assert rooms - set(re.findall(r"`(\w+)(?:/|\.py)`", table)) == set()


def test_the_walk_through_the_house_has_eight_hops_at_most() -> None:
    text = (ROOT / ".github/CONTRIBUTING.md").read_text("utf-8")
    walk = text.partition("## A spec comes in")[2].partition("\n## ")[0]
    hops = re.findall(r"^\d+\. .*\]\(\.\./fluxviz/[^)]*\.py\)", walk, re.MULTILINE)
    assert 3 <= len(hops) <= 8
    assert len(re.findall(r"^\d+\. ", walk, re.MULTILINE)) == len(hops)
