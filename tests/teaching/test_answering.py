"""``check_answer``: what is still wrong with what a learner made, and nothing where nothing was answered."""

from __future__ import annotations

from typing import Any

import pytest

import fluxviz
from fluxviz.errors import WrongTypeError
from fluxviz.teaching import Outcome, check_answer, get_question

SPEC: dict[str, Any] = {"version": 8, "name": "shop", "compose": [
    {"name": "web", "repotag": "nginx:1.27", "ports": [33080], "containerPorts": [80],
     "environmentParameters": ["REACT_APP_API_URL=https://shop_33000.app.runonflux.io"]},
    {"name": "api", "repotag": "acme/api:2.1", "ports": [33000], "containerPorts": [3000],
     "environmentParameters": ["DB_HOST=fluxdb_shop", "DB_PORT=5433"]},
    {"name": "db", "repotag": "postgres:16", "ports": [35432], "containerPorts": [5432]},
]}  # fmt: skip

STILL = "fluxviz.check still finds"
WRONG = [
    ({"calls": [("api", "db")]}, "api calls db, and it fails: nobody listens on 5433: PostgreSQL listens on 5432."),
    ({"calls": [("web", "db")]}, "web does not call db yet: no setting of web names it."),
    ({"calls": [("api", "cache")]}, "There is no component cache."),
    ({"browser_calls": [("web", "db")]}, "The browser does not reach db for the page of web."),
    ({"private": ["db"]}, "db still publishes port 35432: anyone can call it on any node."),
    ({"public": ["db"]}, "No public name leads to db."),
    ({"leads": {"shop.app.runonflux.io": "api"}}, "shop.app.runonflux.io does not lead to api."),
    ({"listens": {"web": 8080}}, "web does not listen on container port 8080."),
    ({"publishes": {"web": 80}}, "web does not publish port 80."),
    ({"publishes": {"web": (33080, 8080)}}, "Public port 33080 of web leads to container port 80, not 8080."),
    ({"publishes": {"web": {33080: 8080}}}, "Public port 33080 of web leads to container port 80, not 8080."),
    ({"publishes": {"web": {}}}, "web also publishes port 33080."),
    ({"ssl": {"a.b.com": "full"}}, "CloudFlare does not stand before a.b.com: no settings are given for it."),
    ({"change": (SPEC, SPEC)}, "It is no picture of a change: fluxviz.draw_changes draws one."),
    ({"without": ["FX301"]}, f"{STILL} FX301 in db: a data store or an admin port open to the internet."),
]  # fmt: skip
RIGHT = [
    {"browser_calls": [("web", "api")]},
    {"private": []},
    {"public": ["web", "api"]},
    {"leads": {"shop.app.runonflux.io": "web", "shop_33000.app.runonflux.io": "api"}},
    {"listens": {"web": 80}, "publishes": {"web": 33080}},
    {"publishes": {"web": (33080, 80)}},
    {"publishes": {"web": {33080: 80}}},
    {"without": ["FX108"]},
]


@pytest.mark.parametrize(("wants", "said"), WRONG, ids=[next(iter(wants)) for wants, _ in WRONG])
def test_what_is_still_wrong_is_told(wants: dict[str, Any], said: str) -> None:
    assert check_answer(SPEC, naming="fdm", **wants) == Outcome(answered=True, wrong=(said,))


@pytest.mark.parametrize("wants", RIGHT)
def test_what_is_right_is_right(wants: dict[str, Any]) -> None:
    assert str(check_answer(SPEC, naming="fdm", **wants)) == "Right."


@pytest.mark.parametrize("answer", [..., None, "", "  "])
def test_what_was_not_answered_yet_is_not_wrong(answer: object) -> None:
    outcome = check_answer(answer, private=["db"])
    assert not outcome
    bundle = {"text/markdown": "… **Not answered yet.**", "text/plain": "Not answered yet."}
    assert outcome._repr_mimebundle_() == (bundle, {})


@pytest.mark.parametrize("answer", [42, "{", {"compose": 7}, object()])
def test_what_tells_no_app_is_told_so(answer: object) -> None:
    assert str(check_answer(answer, private=["db"])).startswith("Not yet. It cannot be checked: ")


def test_a_picture_and_an_explorer_are_taken_as_they_are_now() -> None:
    diagram = fluxviz.draw(SPEC, detail="overview", direction="LR")
    assert check_answer(diagram, looks={"detail": "overview", "direction": "LR"})
    assert str(check_answer(diagram, looks={"detail": "full"})) == "Not yet. detail is overview."
    explorer = diagram.explore()
    assert not check_answer(explorer, private=["db"])
    explorer.closed = ["db:35432"]
    assert check_answer(explorer, private=["db"])
    explorer.close()


def test_an_explorer_that_nobody_touched_is_no_try() -> None:
    explorer = fluxviz.explore(SPEC, naming="fdm", ssl=None)
    wanted = {"private": ["db", "web"]}  # asked nowhere else: tries are kept by what is wanted
    bundle, kept = check_answer(explorer, **wanted)._repr_mimebundle_()
    assert kept == {}
    assert "still publishes port" in bundle["text/plain"]
    explorer.closed = ["db:35432"]
    assert check_answer(explorer, **wanted)._repr_mimebundle_()[1] != {}
    explorer.close()


def test_a_question_and_a_text_are_answered() -> None:
    question = get_question(SPEC, "leads_to.shop.app.runonflux.io")
    assert check_answer("web:33080", question)
    assert str(check_answer("api:33000", question)).startswith("Not yet. Flux does not know which component")
    assert check_answer("DB_HOST=fluxdb_shop", contains=["fluxdb_shop"])
    assert str(check_answer("x", contains=["fluxdb_shop"])) == "Not yet. fluxdb_shop is not in it."


def test_names_full_of_marks_are_no_markup() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    bundle, kept = check_answer(SPEC, public=[hostile])._repr_mimebundle_()
    (said,) = kept["fluxviz"]["tries"]
    assert said == {"right": False, "misconception": "", "wrong": [f"There is no component {hostile}."]}
    assert "<img" not in bundle["text/markdown"].replace("\\<", "")


def test_one_name_alone_is_taken_and_what_is_no_pair_is_refused() -> None:
    assert check_answer(SPEC, private="db").wrong == ("db still publishes port 35432: anyone can call it on any node.",)
    with pytest.raises(WrongTypeError, match="expected pairs of components"):
        check_answer(SPEC, calls=["api"])  # type: ignore[list-item]
    with pytest.raises(WrongTypeError, match="expected pairs of components"):
        check_answer(SPEC, calls=[("api", "db", "web")])  # type: ignore[list-item]


def page(url: str, **more: Any) -> dict[str, Any]:
    """Return the shop with an address built into its page, and an API that is closed."""
    web, api, db = SPEC["compose"]
    closed = {**api, "ports": [], "containerPorts": []}
    return {**SPEC, "compose": [{**web, "environmentParameters": [f"VITE_API={url}"]}, closed, db], **more}


@pytest.mark.parametrize(
    ("url", "said", "belief"),
    [
        ("https://shop_33000.app.runonflux.io", "nobody answers: no such name: the app publishes no port 33000.", ""),
        ("https://api-shop.app.runonflux.io", "Flux gives names to apps and public", "component_has_a_public_name"),
        ("wss://db-shop.app2.runonflux.io/x", "Flux gives names to apps and public", "component_has_a_public_name"),
        ("https://cache-shop.app.runonflux.io", "which is no name of this app.", ""),
        ("https://example.com/v1", "which is no name of this app.", ""),
        ("http://fluxapi_shop:3000", "Internal names exist on the app's own network only.", "internal_name_in_browser"),
        ("http://fluxapi_other:3000", "Internal names exist on the app's own network", "internal_name_in_browser"),
        ("http://localhost:3000", "the visitor's own machine", "localhost_is_the_neighbour"),
        ("//127.0.0.1:3000/x", "the visitor's own machine", "localhost_is_the_neighbour"),
        ("https://shop.app.runonflux.io:3000", "nobody answers: a closed port", ""),
    ],
)
def test_an_address_that_is_built_into_a_page_and_leads_elsewhere_is_refused(url: str, said: str, belief: str) -> None:
    outcome = check_answer(page(url), pages={"web": ["web"]}, naming="fdm")
    assert not outcome
    assert said in str(outcome)
    assert outcome.misconception == belief


@pytest.mark.parametrize("url", ["/api", "https://shop.app.runonflux.io/api", "wss://shop_33080.app2.runonflux.io"])
def test_an_address_of_the_page_itself_is_right(url: str) -> None:
    assert str(check_answer(page(url), pages={"web": ["web"]}, naming="fdm")) == "Right."
    other = check_answer(SPEC, pages={"web": ["web"]}, naming="fdm")
    assert str(other).endswith("names shop_33000.app.runonflux.io, which leads to api.")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("<!--fluxviz  app.json   show=tls,links-->\n<!-- /fluxviz -->", "Right."),
        ("<!-- fluxviz ./app.json show=links,tls -->\n<!-- /fluxviz -->", "Right."),
        ("<!-- fluxviz app.json show=tls -->\n<!-- /fluxviz -->", "Not yet. The block does not show links."),
        ("<!-- fluxviz app.json show=links,tls -->", "Not yet. fluxviz docs build refuses it: "),
    ],
)
def test_a_block_is_read_as_docs_build_reads_it(block: str, said: str) -> None:
    assert str(check_answer(block, blocks={"app.json": ["links", "tls"]})).startswith(said)
