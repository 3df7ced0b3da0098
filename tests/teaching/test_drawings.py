"""The connections of an app, as a learner draws them: read, compared, judged, drawn."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fluxviz
from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.labels import label_of
from fluxviz.drawing.palette_roles import LAYOUT_COLOURS
from fluxviz.errors import FluxvizError, LinksError, UnknownNameError, WrongTypeError
from fluxviz.patterns import frontend_api_database, guide_example, three_tier
from fluxviz.teaching import MISCONCEPTIONS, DrawingVerdict, Link, check_answer, get_drawing, keeping
from fluxviz.teaching.drawings.cards import Cards
from fluxviz.teaching.drawings.links import PROTOCOLS, read_links, write_links
from fluxviz.teaching.drawings.pictures import boxes_on
from tests.specimens import app, component
from tests.teaching.apps import ours, real

SHOP = frontend_api_database.pattern(app="shop", frontend_port=33080, api_port=33000).spec
RIGHT = """
browser -> edge: HTTPS 443 (TLS)
edge -> frontend: HTTP 33080 (plain)
edge -> api: HTTP 33000 (plain)
api -> postgres: postgresql 5432 (plain)
"""
DOMAIN = {"domains": {"shop.example.com": {"ssl": "flexible"}}}


def check(text: str, **more: Any) -> DrawingVerdict:
    return get_drawing(SHOP, **more).check(text)


@pytest.fixture(autouse=True)
def _no_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})


def test_the_model_says_what_is_right() -> None:
    assert get_drawing(SHOP).solution == RIGHT.strip()
    verdict = check(RIGHT)
    assert (verdict.right, verdict.wrong, verdict.misconceptions) == (True, (), ())
    assert str(verdict) == "Right. All 4 connections are there, and no other."


@pytest.mark.parametrize(
    "line",
    [
        "browser -> edge: https 443 (TLS)",
        "Browser->Flux Edge: 443 HTTPS locked",
        "browser --> edge:443 https, with TLS",
        "browser → shop.app.runonflux.io https 443",
        "browser => shop_33000.app.runonflux.io: http 443 encrypted",
        "- browser -> edge: port 443; HTTPS",
        "browser -> edge: wss 443",
    ],
)
def test_a_connection_is_read_leniently(line: str) -> None:
    assert check(line).comparison.count("right") == 1


def test_what_is_equally_right_is_right() -> None:
    assert check(RIGHT.replace("postgresql 5432", "tcp 5432")).right
    assert check(RIGHT.replace("-> postgres", "-> fluxpostgres_shop").replace("postgresql", "postgres")).right
    assert check("\n".join(reversed(RIGHT.split("\n")))).right
    beside = check(RIGHT + "browser -> api: http 33000 plain")
    assert beside.right, "the port is open on every node's own address, though no picture of this detail shows it"
    assert "past the edge" in beside.markdown
    assert not check(RIGHT + "browser -> api: https 33000").right
    assert not check(RIGHT + "browser -> api: http 3000 plain").right


def test_what_is_only_assumed_of_a_port_is_still_http_to_the_edge() -> None:
    drawing = get_drawing(app(component("thing", 34567)))
    (forward,) = drawing.topology.of_kind("forward")
    assert forward.assumed
    assert drawing.check(drawing.solution).right
    assert not drawing.check(drawing.solution.replace("HTTP 34567", "postgresql 34567")).right


def test_a_port_on_which_nobody_listens_is_no_open_door() -> None:
    spec = app(component("web", 33080, repotag="nginx:1.27", containerPorts=[5432]))
    drawing = get_drawing(spec)
    assert any(edge.problem for edge in drawing.topology.edges)
    verdict = drawing.check("browser -> web: http 33080 (plain)")
    assert verdict.comparison.count("beside") == 0


@pytest.mark.parametrize("naming", ["guide", "fdm"])
def test_the_naming_does_not_matter(naming: str) -> None:
    for host in ("api-shop.app.runonflux.io", "shop_33000.app.runonflux.io"):
        assert check(f"browser -> {host}: https 443", naming=naming).comparison.count("right") == 1


@pytest.mark.parametrize(
    ("line", "belief", "said"),
    [
        ("browser -> postgres: postgresql 5432 plain", "everything_is_public", "no public port"),
        ("edge -> postgres: tcp 5432", "everything_is_public", "no public port"),
        ("browser -> fluxpostgres_shop: tcp 5432", "internal_name_in_browser", "own network only"),
        ("edge -> api: https 33000 TLS", "tls_reaches_the_container", "TLS ends before the container"),
        ("api -> postgres: postgresql 5432 TLS", "inside_is_encrypted", "Nothing is encrypted"),
        ("browser -> edge: http 443 plain", "tls_needs_set_up", "There is TLS on this hop"),
        ("api -> localhost: postgresql 5432 plain", "localhost_is_the_neighbour", "that container itself"),
        ("api -> 127.0.0.1:5432", "localhost_is_the_neighbour", "that container itself"),
        ("postgres -> api: postgresql 5432 plain", "arrow_is_the_data", "from who calls"),
        ("edge -> browser: https 443 TLS", "arrow_is_the_data", "from who calls"),
        ("frontend -> api: http 3000 plain", "container_calls_for_the_browser", "where that code runs"),
        ("api -> shop_33080.app.runonflux.io: https 443", "public_name_inside", "leave the app"),
        ("edge -> api-shop.app.runonflux.io: http 3000", "component_has_a_public_name", "never had names"),
        ("browser -> api.app.runonflux.io: https 443", "component_has_a_public_name", "never had names"),
        ("browser -> cloudflare: https 443", "cloudflare_stands_everywhere", "a domain of your own"),
        ("api -> browser: http 80 plain", "", "Nobody calls the browser"),
        ("browser -> frontend", "", "The edge is left out"),
        ("browser -> api: https 443 TLS", "", "The edge is left out"),
        ("edge -> edge: https 443", "", "leads back"),
        ("edge -> api: http 3000 plain", "", "That is the port in the container"),
        ("edge -> api: http plain", "", "The port is missing"),
        ("api -> postgres: postgresql 5432", "", "Say whether it is encrypted"),
        ("api -> postgres: 5432 plain", "", "The protocol is missing"),
        ("api -> postgres: mysql 5432 plain", "", "The protocol is not right"),
        ("postgres -> frontend: http 80", "", "No setting of postgres names frontend"),
    ],
)
def test_a_wrong_connection_is_told_by_its_belief_and_without_the_right_one(line: str, belief: str, said: str) -> None:
    verdict = check(line)
    assert not verdict.right
    assert verdict.misconceptions == ((belief,) if belief else ())
    assert not belief or belief in MISCONCEPTIONS
    (wrong,) = verdict.wrong
    assert said in wrong
    for answer in RIGHT.strip().split("\n"):
        assert answer not in str(verdict)
        assert answer not in verdict.picture.text()


def test_a_public_port_inside_is_a_belief() -> None:
    spec = three_tier.pattern(app="shop", frontend_port=33080).document
    spec["compose"][1].update(ports=[33000], containerPorts=[3000], domains=[""])
    drawing = get_drawing(spec)
    assert drawing.check("frontend -> api: http 33000 plain").misconceptions == ("public_port_inside",)


def test_padlocks_follow_cloudflares_mode() -> None:
    drawing = get_drawing(SHOP, "public", access=DOMAIN)
    assert "cloudflare -> edge: HTTP 80 (plain)" in drawing.solution
    verdict = drawing.check("browser -> cloudflare: https 443\ncloudflare -> edge: https 443\ncloudflare -> frontend")
    assert [mark.status for mark in verdict.comparison.marks] == ["right", "wrong", "extra"]
    assert "nobody behind it" in str(verdict)


def test_a_name_that_cloudflare_proxies_leads_to_cloudflare_and_no_further() -> None:
    domains = {"domains": {"a.example.com": {}, "b.example.org": {}}}
    drawing = get_drawing(SHOP, "public", access=domains)
    verdict = drawing.check("browser -> a.example.com: https 443\ncloudflare.example.com -> a.example.com: https 443")
    assert verdict.answer.split("\n") == [
        "browser -> cloudflare.example.com: HTTPS 443", "cloudflare.example.com -> edge: HTTPS 443",
    ]  # fmt: skip
    assert verdict.comparison.count("right") == 2
    with pytest.raises(LinksError, match=r"no card 'cloudflare'; choose from: api, browser, cloudflare\.example\.com"):
        drawing.check("browser -> cloudflare: https 443")
    grey = get_drawing(SHOP, "public", access={"domains": {"a.example.com": {"proxied": False}}})
    assert grey.check("browser -> a.example.com: https 443").answer == "browser -> edge: HTTPS 443"


def test_partly_right_is_told_as_partly_right_and_what_is_missing_is_counted_alone() -> None:
    verdict = check("browser -> edge: https 443\nedge -> api: http 3000\napi -> localhost")
    assert str(verdict).startswith(
        "Partly right: 1 of 4 connections is right; 1 is not right yet; 2 are missing; 1 is not there."
    )
    assert "postgres" not in verdict.markdown
    drawing = get_drawing(SHOP)
    said, kept = check_answer(verdict.answer, drawing)._repr_mimebundle_()
    assert "5432" not in said["text/markdown"]
    assert "show=True" in said["text/markdown"]
    assert [each.get("shown", False) for each in kept["fluxviz"]["tries"]] == [False]
    said, kept = check_answer(verdict.answer, drawing, show=True)._repr_mimebundle_()
    assert "`api -> postgres: postgresql 5432 (plain)`" in said["text/markdown"]
    assert [each.get("shown", False) for each in kept["fluxviz"]["tries"]] == [True]
    right = check_answer(drawing.solution, drawing, show=True)._repr_mimebundle_()[1]
    assert [each.get("shown", False) for each in right["fluxviz"]["tries"]] == [True, False]
    assert check("").headline == "Not yet: 0 of 4 connections are right; 4 are missing."


def test_faults_are_told_all_at_once_each_with_its_line_and_what_was_expected() -> None:
    text = "# mine\nbrowser - edge\nbrowsr -> edge: htttp 443\n\nedge -> api: http https 70000 80\napi <-> postgres"
    with pytest.raises(LinksError) as raised:
        check(text)
    told = [(fault.where, fault.message) for fault in raised.value.faults]
    assert [where for where, _ in told] == ["line 2", "line 3", "line 3", *["line 5"] * 3, "line 6"]
    said = " ".join(message for _, message in told)
    for words in ("expected FROM -> TO", "did you mean browser?", "did you mean http?", "one protocol", "1 to 65535"):
        assert words in said
    outcome = check_answer(text, get_drawing(SHOP))
    assert (outcome.right, outcome.answered, len(outcome.wrong)) == (False, True, 7)
    assert outcome.wrong[0].startswith("Line 2: expected FROM -> TO")
    assert outcome._repr_mimebundle_()[1] == {}, "what cannot be read is no try"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("browser -> edge -> frontend -> api", "one arrow a line, found 3"),
        ("frontend -> api -> postgres: http 3000 (plain)", "one arrow a line, found 2"),
        ("browser -> edge <- api", "one arrow a line, found 2"),
        ("edge <- browser: https 443", "the arrow points the wrong way"),
        ("edge ← browser", "the arrow points the wrong way"),
        ("edge <-- browser", "the arrow points the wrong way"),
        ("edge <=> browser", "the arrow points both ways"),
        ("edge ↔ browser", "the arrow points both ways"),
    ],
)
def test_arrows_are_one_a_line_and_point_to_who_is_called(line: str, said: str) -> None:
    with pytest.raises(LinksError) as raised:
        check(line)
    (fault,) = raised.value.faults
    assert said in fault.message


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("edge -> Front end: http 8080 (plain)", "edge -> frontend: HTTP 8080 (plain)"),
        ("Front  end -> API", "frontend -> api"),
        ("api -> PostgreSQL: 5432", "api -> postgres: 5432"),
        ("api -> postgresql", "api -> postgres"),
        ("the flux edge -> front end http 8080", "edge -> frontend: HTTP 8080"),
        ("browser -> https://webapp.app.runonflux.io: https 443 (TLS)", "browser -> edge: HTTPS 443 (TLS)"),
        ("browser -> https://webapp_8080.app.runonflux.io/", "browser -> edge"),
        ("api -> http://fluxpostgres_webapp:5432: tcp", "api -> postgres: TCP"),
    ],
)
def test_what_cards_say_and_urls_are_taken(line: str, read: str) -> None:
    assert get_drawing(three_tier.pattern().spec).check(line).answer == read


def test_what_two_cards_say_names_neither() -> None:
    spec = app(component("one", 5432, repotag="postgres:16"), component("two", 5433, repotag="postgres:16"))
    drawing = get_drawing(spec)
    with pytest.raises(LinksError, match="no card 'PostgreSQL'"):
        drawing.check("one -> PostgreSQL")
    for odd in ("http://[", "x://", "http://:80"):
        with pytest.raises(LinksError):
            drawing.check(f"one -> {odd}")


def test_hints_fit_what_is_asked() -> None:
    told = {topic: get_drawing(three_tier.pattern().spec, topic).hints for topic in ("all", "public", "internal")}
    assert len(set(told.values())) == 3
    assert all(len(hints) == 2 for hints in told.values())
    assert not any(word in " ".join(told["internal"]).casefold() for word in ("browser", "edge", "outside"))


def test_a_missing_line_that_does_not_work_has_its_padlock() -> None:
    drawing = get_drawing(SHOP, "public", access=DOMAIN)
    for drawn in ("browser -> cloudflare: https 443", "cloudflare -> edge: https 443"):  # it is missing; it is not so
        scene = drawing.check(drawn).differences.scene
        (broken,) = (each for each in scene.edges if each.edge.problem)
        label = label_of(broken, LAYOUT_COLOURS, "network", remarks=scene.remarks_of(broken))
        words = [GLYPHS[sign].word for sign in ("unlock", "dead")]
        assert [text for text in re.findall(">([^<>]+)</FONT>", label) if text in words] == words
    assert GLYPHS["extra"].strokes != GLYPHS["dead"].strokes


@pytest.mark.parametrize("answer", [3, {"a": 1}, [1], [object()]])
def test_what_is_no_list_of_connections_is_refused(answer: object) -> None:
    with pytest.raises(WrongTypeError, match="connections, one a line"):
        get_drawing(SHOP).check(answer)
    assert "connections, one a line" in str(check_answer(answer, get_drawing(SHOP)))


def test_lines_and_links_are_taken_too() -> None:
    drawing = get_drawing(SHOP)
    assert drawing.check(RIGHT.strip().split("\n")).right
    assert drawing.check(drawing.read(RIGHT)).right
    assert drawing.check([Link("browser", "edge", "https", 443, True)]).comparison.count("right") == 1


def test_an_unanswered_cell_is_told_and_kept_nowhere() -> None:
    for nothing in (..., "", []):
        outcome = check_answer(nothing, get_drawing(SHOP))
        assert not outcome.right
        assert outcome._repr_mimebundle_()[1] == {}
    assert str(check_answer(..., get_drawing(SHOP))) == "Not answered yet."


def test_tries_are_kept_as_those_of_questions() -> None:
    drawing = get_drawing(SHOP)
    for text in ("edge -> postgres", "edge -> postgres", "edge -> postgres: tcp 5432 TLS\napi -> localhost", RIGHT):
        bundle, metadata = check_answer(text, drawing)._repr_mimebundle_()
    kept: Any = metadata["fluxviz"]
    assert (kept["question"], kept["prompt"]) == (drawing.id, drawing.prompt)
    assert [each["right"] for each in kept["tries"]] == [False, False, True]
    assert kept["tries"][1]["misconception"].split() == ["everything_is_public", "localhost_is_the_neighbour"]
    assert kept["tries"][2]["answer"] == RIGHT.strip()
    assert bundle["text/plain"] == "Right. All 4 connections are there, and no other."
    json.dumps(metadata)


def test_the_topic_says_what_is_asked_for_and_the_rest_is_beside() -> None:
    inner = get_drawing(SHOP, "internal")
    assert inner.solution == "api -> postgres: postgresql 5432 (plain)"
    assert [node.id for node in inner.nodes if not node.id.startswith("component")] == []
    assert inner.check(RIGHT).right
    assert inner.check(RIGHT).comparison.count("beside") == 3
    outer = get_drawing(SHOP, "public")
    assert "postgres" not in outer.solution
    assert "postgres" in repr(outer), "what is no part of it has a card, too"
    with pytest.raises(UnknownNameError, match="choose from: all, public, internal"):
        get_drawing(SHOP, "padlocks")  # type: ignore[arg-type]


def test_nothing_to_draw_is_told() -> None:
    with pytest.raises(FluxvizError, match="nothing to draw"):
        get_drawing(app(component(port=None)))


SECRETS = ("HTTP", "http ", "443", "33000", "33080", "3000", "5432", "TLS", "plain", "runonflux", "fluxapi", "private")


@pytest.mark.parametrize("topic", ["all", "public", "internal"])
def test_what_is_asked_for_can_be_drawn(topic: Any) -> None:
    """A page calls a host outside the app: its card is there where the public path is drawn, and not inside."""
    variables = ["VITE_TILES=https://tiles.example.com", "DATABASE_URL=postgres://fluxdb_shop:5432/x"]
    page = component("web", 31000, environmentParameters=variables)
    drawing = get_drawing(app(page, component("db", None, repotag="postgres:16")), topic)
    cards = {node.id for node in drawing.nodes}
    assert {end for each in drawing.expected for end in (each.link.source, each.link.target)} <= cards
    assert ("external.tiles.example.com" in cards) == (topic != "internal")


@pytest.mark.parametrize("topic", ["all", "public"])
def test_the_cards_and_their_text_hold_nothing_of_the_answer(topic: Any) -> None:
    drawing = get_drawing(SHOP, topic)
    bundle, metadata = drawing._repr_mimebundle_()
    words = re.findall("<text[^>]*>([^<]*)<", bundle["image/svg+xml"])
    told = "\n".join(words) + drawing.sheet.text() + str(metadata)
    assert "api" in told
    assert [secret for secret in SECRETS if secret in told] == []
    assert "link-" not in bundle["image/svg+xml"]
    assert "node-component-private" not in bundle["image/svg+xml"]


def test_a_teacher_may_show_the_ports() -> None:
    text = get_drawing(SHOP, show_ports=True).sheet.svg()
    assert ">33000<" in text
    assert "link-" not in text


def test_the_picture_of_differences_has_every_difference_with_both_values() -> None:
    verdict = check("browser -> edge: https 443\nedge -> api: https 3000\nedge -> postgres: tcp 5432\napi -> localhost")
    svg, text = verdict.differences.svg(), verdict.differences.text()
    assert "Not right: drawn as HTTPS 3000. The Flux edge passes" in text
    assert "Missing: api calls postgres at fluxpostgres_shop on port 5432" in text
    assert "Not there: edge -> postgres: TCP 5432" in text
    assert text.count("Right: ") == 2, "a request and the calls of a page are one connection"
    for words in (">missing<", ">not there<", ">HTTPS 3000<", ">HTTP 33000 (plain)<", "localhost"):
        assert words in svg, words
    for status in ("link-missing", "link-extra", "link-mistaken"):
        assert status in svg
    assert "nothing in the spec tells" not in svg, "what a learner leaves out is not what the spec leaves out"
    marked = verdict.picture.svg()
    assert "nothing in the spec tells" not in marked
    assert ">port?<" in marked
    assert "33000" not in marked
    assert "link-missing" not in marked


HOSTILE = '<img src=x onerror=alert(1)> -> "x": `y`\u202e|'


def test_names_full_of_marks_are_no_markup_and_are_read_back() -> None:
    drawing = get_drawing(
        app(component(HOSTILE, 3000), component("edge", 3001), component("API", 3002), component("api"))
    )
    assert drawing.check(drawing.solution).right
    assert "<img" not in drawing.check(drawing.solution).picture.svg()
    assert "<img src" not in drawing.check(drawing.solution).markdown.replace("`", "") or "`" in drawing.solution
    assert '"component.edge"' not in drawing.solution
    assert "component.edge" in drawing.solution


def test_every_app_is_drawn_rightly_by_what_it_prints_and_not_without_a_line() -> None:
    seen = 0
    for name, topology in [*ours(), *real()]:
        try:
            drawing = get_drawing(topology)
        except FluxvizError:
            continue
        seen += 1
        assert drawing.check(drawing.solution).right, name
        lines = drawing.solution.split("\n")
        assert not drawing.check("\n".join(lines[1:])).right, name
        if seen % 5 == 0:
            assert set(boxes_on(drawing.sheet)) == {node.id for node in drawing.nodes}, "each part has a card"
            verdict = drawing.check("\n".join([*lines[1:], "browser -> localhost"]))
            assert verdict.picture.svg().count("link-extra") == 1, name
            assert "link-missing" in verdict.differences.svg(), name
    assert seen > 40


CARDS = Cards(fluxviz.build(fluxviz.load(json.dumps(app(component(HOSTILE), component("api"), component("a b"))))))
LINKS = st.builds(
    Link,
    st.sampled_from(sorted(CARDS.names)),
    st.sampled_from(sorted(CARDS.names)),
    st.sampled_from(["", *PROTOCOLS]),
    st.none() | st.integers(1, 65535),
    st.none() | st.booleans(),
)


@given(st.lists(LINKS, unique=True, max_size=8))
def test_what_is_printed_is_read_back(links: list[Link]) -> None:
    assert list(read_links(write_links(links, CARDS), CARDS)) == links


SHOP_DRAWING = get_drawing(SHOP, access=DOMAIN)
ENDS = st.sampled_from([*sorted(SHOP_DRAWING.cards.names), "nobody.localhost", "nobody.api.app.runonflux.io"])
DRAWN = st.builds(
    Link, ENDS, ENDS, st.sampled_from(["", "http", "https", "tcp", "postgresql"]),
    st.none() | st.sampled_from([80, 443, 3000, 5432, 33000, 33080]), st.none() | st.booleans(),
)  # fmt: skip
WANTED = [each.link for each in SHOP_DRAWING.expected]


@given(st.lists(DRAWN, max_size=6), st.lists(st.sampled_from(WANTED), max_size=6))
def test_whatever_is_drawn_is_counted_once_and_told_without_the_answer(odd: list[Link], fitting: list[Link]) -> None:
    verdict = SHOP_DRAWING.check([*odd, *fitting])
    counted = verdict.comparison
    assert len(counted.marks) == len({*odd, *fitting})
    assert counted.count("right") + counted.count("wrong") + len(counted.missing) == counted.total == len(WANTED)
    assert counted.count("right") >= len(set(fitting)), "what is right stays right beside what is not"
    assert verdict.right == (not counted.missing and not counted.count("wrong") and not counted.count("extra"))
    assert verdict.headline in verdict.markdown.replace("\\", "")
    assert all(slip.says for _, slips in verdict.said for slip in slips)


@given(st.text(max_size=80))
def test_any_text_is_read_or_told_line_by_line(text: str) -> None:
    try:
        read_links(text, CARDS)
    except LinksError as error:
        faults = error.faults
    else:
        faults = ()
    assert all(fault.where.startswith("line ") for fault in faults)


def test_hosts_outside_have_a_card_each() -> None:
    settings = [f"URL{number}=https://host{number}.example.com" for number in range(9)]
    drawing = get_drawing(app(component(environmentParameters=settings)))
    assert sum(name.startswith("external") for name in boxes_on(drawing.sheet)) == 9
    assert "api -> host3.example.com: HTTPS 443 (TLS)" in drawing.solution
    verdict = drawing.check(drawing.solution.replace("host3.example.com: HTTPS 443", "host3.example.com: HTTPS 80"))
    assert list(verdict.wrong) == ["api -> host3.example.com: HTTPS 80 (TLS): The port is not right."]


def test_guide_examples_have_the_connections_that_their_pictures_have() -> None:
    drawing = get_drawing(guide_example("api_database").spec)
    assert drawing.solution.split("\n") == [
        "browser -> edge: HTTPS 443 (TLS)",
        "edge -> api: HTTP 3000 (plain)",
        "api -> postgres: postgresql 5432 (plain)",
    ]
