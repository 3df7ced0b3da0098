"""What is misspelt is refused everywhere, with the choices: keywords, attributes, values, options, settings."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz import FluxvizError, UnknownNameError, patterns
from fluxviz.diagram import draw_side_by_side
from fluxviz.docs import make_plan
from fluxviz.errors import UnknownAttributeError, UnknownKeywordError
from fluxviz.teaching import connection_code, get_question, quiz
from tests.docs.project import Project

SHOP = {
    "version": 4,
    "name": "shop",
    "compose": [
        {"name": "web", "ports": [8080], "containerPorts": [80], "environmentParameters": ["DB_HOST=fluxdb_shop"]},
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
    ],
}
DIAGRAM = fluxviz.draw(SHOP)


def public_functions() -> dict[str, Callable[..., Any]]:
    """Return every public function and every method with keywords of the public classes."""
    found: dict[str, Callable[..., Any]] = {
        each.__name__: each for each in (draw_side_by_side, connection_code, get_question, quiz)
    }
    for name in fluxviz.__all__:
        thing = getattr(fluxviz, name)
        if inspect.isfunction(thing):
            found[name] = thing
    found |= {f"patterns.{name}": recipe for name, recipe in patterns.PATTERNS.items()}
    found |= {f"patterns.{name}.pattern": recipe.pattern for name, recipe in patterns.PATTERNS.items()}
    for method in ("svg", "png", "markdown", "save", "render", "trace", "with_", "explore"):
        found[f"Diagram.{method}"] = getattr(DIAGRAM, method)
    explorer = fluxviz.explore(SHOP)
    found |= {f"Explorer.{method}": getattr(explorer, method) for method in ("save", "replace")}
    found |= {"Diagram": fluxviz.Diagram, "Explorer": fluxviz.Explorer, "PublicAccess": fluxviz.PublicAccess}
    return found | {"CustomDomain": fluxviz.CustomDomain}


FUNCTIONS = public_functions()
FIRST: dict[str, tuple[Any, ...]] = {
    "draw_all": ([SHOP],),
    "Diagram.render": (".svg",),
    "Diagram.save": ("never.svg",),
    "Explorer": (DIAGRAM,),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_unknown_keyword_is_refused_with_those_there_are(name: str) -> None:
    arguments = (
        ([SHOP],)
        if name == "draw_all"
        else FIRST.get(name, (SHOP,) * (name[0].islower() and not name.startswith("patterns")))
    )
    with pytest.raises(UnknownKeywordError, match=r"unknown keyword of .* 'seleced'; .*choose from: ") as caught:
        FUNCTIONS[name](*arguments, seleced=1)
    assert isinstance(caught.value, TypeError)
    assert len(caught.value.choices) > 0
    assert "self" not in caught.value.choices


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        (lambda: fluxviz.draw(SHOP, thme="dark"), "theme"),
        (lambda: fluxviz.explore(SHOP, seleced="web"), "selected"),
        (lambda: fluxviz.explore(SHOP, acess={}), "access"),
        (lambda: DIAGRAM.with_(detial="full"), "detail"),
        (lambda: DIAGRAM.save("never.png", scal=3), "scale"),
        (lambda: patterns.full_stack(appp="shop"), "app"),
        (lambda: next(fluxviz.draw_all([SHOP], them="dark")), "theme"),
    ],
)
def test_the_keyword_that_was_meant_is_proposed(call: Callable[[], Any], meant: str) -> None:
    with pytest.raises(UnknownKeywordError, match=rf"did you mean {meant}\?"):
        call()


def test_the_signature_of_a_function_stays_readable() -> None:
    assert list(inspect.signature(fluxviz.build).parameters) == ["source", "access", "naming", "name"]
    assert fluxviz.build.__doc__


# Attributes


def test_an_attribute_that_an_explorer_does_not_have_is_refused() -> None:
    explorer = fluxviz.explore(SHOP)
    with pytest.raises(
        UnknownAttributeError, match=r"unknown .*'seleced'; did you mean selected\? choose from: "
    ) as caught:
        explorer.seleced = "web"  # type: ignore[attr-defined]
    assert isinstance(caught.value, AttributeError)
    assert not hasattr(explorer, "seleced")


@pytest.mark.parametrize("name", ["reset", "save", "diagram", "consequences", "findings"])
def test_what_is_no_setting_of_an_explorer_cannot_be_set(name: str) -> None:
    explorer = fluxviz.explore(SHOP)
    with pytest.raises(AttributeError):
        setattr(explorer, name, None)


@pytest.mark.parametrize(
    "made", [fluxviz.build(SHOP), fluxviz.check(SHOP), DIAGRAM, fluxviz.load(SHOP), fluxviz.convert(SHOP)],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
@pytest.mark.parametrize("name", ["them", "naming", "theme", "source"])
def test_what_does_not_change_takes_no_attribute(made: Any, name: str) -> None:
    before = getattr(made, name, None)
    with pytest.raises(AttributeError):
        setattr(made, name, "x")
    assert getattr(made, name, None) == before


def test_an_explorers_own_machinery_goes_on() -> None:
    """What ipywidgets and users set besides the traits: layouts, observers, links, private names."""
    import ipywidgets
    import traitlets

    explorer = fluxviz.explore(SHOP, layout={"width": "50%"}, tooltip="a shop")
    explorer.layout = ipywidgets.Layout(height="300px")
    explorer.layout.width = "80%"
    explorer.comm = None
    explorer._of_mine = 1  # type: ignore[attr-defined]
    seen: list[str] = []
    explorer.observe(lambda change: seen.append(change.new), "selected")
    text = ipywidgets.Text()
    with_link = traitlets.link((explorer, "search"), (text, "value"))
    explorer.selected, text.value = "web", "db"
    assert (seen, explorer.search) == (["component.web"], "db")
    with_link.unlink()
    explorer.add_class("wide")
    explorer.unobserve_all()
    explorer.close()


def test_a_subclass_declares_what_it_adds() -> None:
    class Mine(fluxviz.Explorer):
        notes = ""

    mine = Mine(DIAGRAM)
    mine.notes = "mine"
    with pytest.raises(UnknownAttributeError, match="did you mean notes"):
        mine.notse = "x"  # type: ignore[attr-defined]


@pytest.mark.parametrize("names", ["seleced", ["selected", "serach"]])
def test_a_trait_that_is_not_there_cannot_be_observed(names: Any) -> None:
    explorer = fluxviz.explore(SHOP)
    with pytest.raises(UnknownNameError, match="did you mean"):
        explorer.observe(print, names)
    explorer.observe(print)  # all of them


# Values

WRONG_VALUES: tuple[tuple[str, Any, str | None], ...] = (
    ("off", ["nope"], "choose from: web, db"),
    ("off", ["dbb"], r"did you mean db\?"),
    ("off", [7], None),
    ("closed", ["web:80"], r"choose from: web:8080"),
    ("publishes", {"web:8081": 9000}, r"unknown public port .web:8081.; choose from: "),
    ("listens", {"wbe:80": 8080}, None),
    ("listens", {"web:81": 8080}, r"web:80"),
    ("publishes", {"web:8080": 70000}, "must be a port, a whole number from 1 to 65535, but a value of 70000"),
    ("publishes", {"web:8080": "x"}, "must be a port, a whole number from 1 to 65535"),
    ("listens", {"web:80": 0}, "must be a port, a whole number from 1 to 65535, but a value of 0"),
    ("ssl", "flexibel", r"did you mean flexible\? choose from: off, flexible, full, strict"),
    ("detail", "ful", r"did you mean full\? choose from: "),
    ("view", "intern", r"did you mean internal\?"),
    ("naming", "fmd", r"did you mean fdm\? choose from: guide, fdm"),
    ("theme", "drak", r"did you mean dark\?"),
    ("side", "befor", r"did you mean before\?"),
    ("layers", ["public", "intrenal"], r"did you mean internal\? choose from: public, internal, egress, volumes"),
    ("selected", "wbe", "choose from: "),
    ("selected", 7, None),
    ("trace", ["browser", "dbb"], "choose from: "),
    ("trace", ["browser"], "a start and an end"),
    ("path", -1, None),
    ("proxied", "yes", None),
    ("viewport", [0.5], None),
    ("layout", 7, None),
)


@pytest.mark.parametrize(("name", "value", "told"), WRONG_VALUES, ids=lambda each: str(each)[:30])
def test_a_wrong_value_is_refused_and_changes_nothing(name: str, value: Any, told: str | None) -> None:
    import traitlets

    explorer = fluxviz.explore(SHOP)
    before = getattr(explorer, name)
    with pytest.raises(FluxvizError, match=told) as caught:
        setattr(explorer, name, value)
    assert isinstance(caught.value, traitlets.TraitError)
    assert getattr(explorer, name) == before
    assert len(explorer.spec.components) == 2
    with pytest.raises(FluxvizError, match=told):
        fluxviz.explore(SHOP, **{name: value})


def test_a_wrong_name_from_the_browser_is_told_in_the_widget() -> None:
    """A page may be older than the app it shows: an error in the kernel would be seen by nobody."""
    explorer = fluxviz.explore(SHOP)
    explorer.set_state({"off": ["nope"]})
    assert "unknown component 'nope'" in explorer.faults[0]
    assert explorer.off == []


@pytest.mark.parametrize(
    "call",
    [
        lambda: fluxviz.draw(SHOP, theme="drak"),
        lambda: fluxviz.draw(SHOP, detail="ful"),
        lambda: fluxviz.draw(SHOP, view=["all"]),
        lambda: fluxviz.draw(SHOP, direction=None),
        lambda: fluxviz.draw(SHOP, engine={}),
        lambda: fluxviz.check(SHOP, select="FX999"),
        lambda: fluxviz.check(SHOP, ignore=["nonsense"]),
        lambda: fluxviz.check(SHOP).of("FX999"),
        lambda: fluxviz.check(SHOP).at_least("eror"),  # type: ignore[arg-type]
        lambda: fluxviz.convert(SHOP).of_kind("chnged"),
        lambda: fluxviz.build(SHOP).of_kind("intern"),
        lambda: fluxviz.build(SHOP).node("wbe"),
        lambda: DIAGRAM.render(".sgv"),
        lambda: DIAGRAM.trace("browser", "dbb"),
        lambda: patterns.get_recipe("ful_stack"),
        lambda: quiz(SHOP, kinds=["port_insid"]),
        lambda: quiz(SHOP, kinds="port_insid"),
        lambda: connection_code(SHOP, "web", "db", language="pyhton"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_those_that_are(call: Callable[[], Any]) -> None:
    with pytest.raises(UnknownNameError, match="choose from: "):
        call()


def test_codes_may_stand_in_one_text() -> None:
    found = fluxviz.check(SHOP)
    assert found
    assert fluxviz.check(SHOP, select=found.codes[0]).codes == found.codes[:1]
    assert fluxviz.check(SHOP, select=",".join(found.codes)) == found


# Options and settings


def planned(folder: Path, settings: str) -> str:
    with pytest.raises(FluxvizError) as caught:
        make_plan(Project(folder, settings).settings)
    return str(caught.value)


DIAGRAMS = '[tool.fluxviz]\n[[tool.fluxviz.diagrams]]\nspec = "app.json"\noutput = "app.svg"\n'


@pytest.mark.parametrize(
    ("settings", "place", "meant"),
    [
        ('[tool.fluxviz]\nthme = "dark"\n', "tool.fluxviz.thme", "theme"),
        ('[tool.fluxviz]\nmarkdwon = "README.md"\n', "tool.fluxviz.markdwon", "markdown"),
        (DIAGRAMS + 'detial = "full"\n', "tool.fluxviz.diagrams[0].detial", "detail"),
        (DIAGRAMS + 'ouptut = "b.svg"\n', "tool.fluxviz.diagrams[0].ouptut", "output"),
    ],
)
def test_a_misspelt_setting_is_told_with_those_there_are(tmp_path: Path, settings: str, place: str, meant: str) -> None:
    told = planned(tmp_path, settings)
    assert f"{place}: is no setting; did you mean {meant}? choose from: " in told


def test_a_misspelt_setting_of_the_access_is_told_with_those_there_are() -> None:
    with pytest.raises(fluxviz.AccessError, match=r"domain: is no setting; did you mean domains\?"):
        fluxviz.load_access({"domain": {}})
    with pytest.raises(fluxviz.AccessError, match=r"shop\.example\.com\.sll: is no setting; did you mean ssl\?"):
        fluxviz.load_access({"domains": {"shop.example.com": {"sll": "full"}}})
    with pytest.raises(fluxviz.AccessError, match=r"links\[0\]\.taget: is no setting; did you mean target\?"):
        fluxviz.load_access({"links": [{"source": "web", "taget": "db"}]})


def test_a_misspelt_colour_of_a_theme_is_told_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[colours]\nsecrue = "#006644"\n')
    with pytest.raises(fluxviz.ThemeError, match=r"secrue: .*did you mean secure\?"):
        fluxviz.draw(SHOP, theme=tmp_path / "mine.toml")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("detial=full", r"unknown option 'detial'; did you mean detail? choose from: "),
        ("detail=ful", r"unknown detail 'ful'; did you mean full? choose from: "),
        ("view=intern", r"unknown view 'intern'; did you mean internal? choose from: "),
        ("naming=fmd", r"unknown naming 'fmd'; did you mean fdm? choose from: guide, fdm"),
        ("direction=tb", r"unknown direction 'tb'; "),
        ("theme=drak", r"unknown theme 'drak'; did you mean dark?"),
        ("show=host", r"unknown section 'host'; did you mean hosts? choose from: "),
        ("detail", r"expected settings such as detail=full"),
        ('alt="', r"is no list of settings"),
    ],
)
def test_a_misspelt_option_of_a_block_is_told_with_its_line(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "README.md").write_text(f"# Shop\n\n<!-- fluxviz app.json {words} -->\n<!-- /fluxviz -->\n")
    refused = planned(tmp_path, '[tool.fluxviz]\nmarkdown = "README.md"\n')
    assert "README.md:3: " in refused
    assert told in refused


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--detial full", "unknown option '--detial'; did you mean --detail? choose from: --access, "),
        ("shop --thme=dark", "unknown option '--thme'; did you mean --theme?"),
        ("shop other", "unknown option 'other'; choose from: "),
        ("--detail ful", "unknown detail 'ful'; did you mean full?"),
    ],
)
def test_a_misspelt_option_of_the_magic_is_told(line: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    from fluxviz.magic import FluxvizMagics

    magics = FluxvizMagics(InteractiveShell.instance())
    assert magics.fluxviz(line, json.dumps(SHOP)) is None
    assert told in capsys.readouterr().err
