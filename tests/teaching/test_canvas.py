"""The canvas: cards that are connected by mouse, by touch and by keyboard; checked in the kernel, and nowhere else."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

import fluxviz
from fluxviz.patterns import frontend_api_database
from fluxviz.teaching import Link, ask, check_answer, get_drawing, keeping
from fluxviz.teaching.drawings.canvas import Canvas
from tests.specimens import app, component

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHOP = frontend_api_database.pattern(app="shop", frontend_port=33080, api_port=33000).spec
RIGHT = """\
browser -> edge: HTTPS 443 (TLS)
edge -> frontend: HTTP 33080 (plain)
edge -> api: HTTP 33000 (plain)
api -> postgres: postgresql 5432 (plain)"""
HOSTILE = '<img src=x onerror=alert(1)> "` \u202e|'


@pytest.fixture(autouse=True)
def _no_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})


def canvas_of(**more: Any) -> Canvas:
    canvas = ask(get_drawing(SHOP, **more))
    assert isinstance(canvas, Canvas)
    return canvas


def state_of(canvas: Canvas) -> str:
    """Return all that goes to a browser and into a saved notebook, but for the code and its style."""
    state = {name: value for name, value in canvas.get_state().items() if name not in ("_esm", "_style", "layout")}
    stills = [bundle for bundle, _ in canvas._stills()]
    return json.dumps([state, stills], default=str)


ANSWERS = ("33000", "33080", "5432", "runonflux", "fluxapi", "postgresql 5", "link-request")


@pytest.mark.parametrize("topic", ["all", "public"])
def test_state_and_saved_output_hold_nothing_of_the_answer(topic: Any) -> None:
    canvas = canvas_of(topic=topic)
    assert [answer for answer in ANSWERS if answer in state_of(canvas)] == []
    canvas.links = "edge -> api\nedge -> postgres: tcp 1 TLS"
    canvas.check()
    canvas._tell_hint()
    sent: list[Any] = []
    canvas.send = lambda content, buffers=None: sent.append(content)  # type: ignore[method-assign]
    canvas._tell_answer(None)
    assert [answer for answer in ANSWERS if answer in state_of(canvas)] == []
    assert "33000" in sent[0]["answer"], "it was asked for, and is kept nowhere"


def test_no_answer_is_sent_before_anything_was_checked() -> None:
    canvas = canvas_of()
    sent: list[Any] = []
    canvas.send = lambda content, buffers=None: sent.append(content)  # type: ignore[method-assign]
    canvas._hear(canvas, {"ask": "answer"}, [])
    assert [each for each in sent if "answer" in each] == []


def test_the_state_is_small() -> None:
    assert len(state_of(canvas_of())) < 24_000


def test_canvas_and_list_give_the_same_answer() -> None:
    canvas = canvas_of()
    canvas.links = RIGHT
    assert canvas.links == get_drawing(SHOP).read(RIGHT)
    assert check_answer(canvas, canvas.drawing).right
    assert canvas.check().right
    assert canvas.tries == [{"answer": RIGHT, "right": True, "misconception": ""}]


def test_hints_that_were_told_are_told_again_and_counted_on_where_the_drawing_is_asked_once_more() -> None:
    canvas = canvas_of()
    canvas.links = "edge -> api: http 1"
    canvas.check()
    canvas._hear(canvas, {"ask": "hint"}, [])
    again = canvas_of()
    assert again._told == canvas._told == [canvas.drawing.hints[0]]
    assert again._text()[1]["fluxviz"]["hints"] == 1
    again._hear(again, {"ask": "hint"}, [])
    assert again._text()[1]["fluxviz"]["hints"] == 2
    _, kept = check_answer("edge -> api: http 2", again.drawing)._repr_mimebundle_()
    assert kept["fluxviz"]["hints"] == 2


def test_what_a_browser_makes_up_is_left_out() -> None:
    canvas = canvas_of()
    made_up = [
        {"source": "edge", "target": "component.api", "protocol": "<b>", "port": 70000, "encrypted": "yes"},
        {"source": "edge", "target": "component.gone", "protocol": "http", "port": 1, "encrypted": True},
        {"source": ["edge"], "target": "edge"},
        {"source": "edge", "target": "component.api", "protocol": ["http"], "port": True, "encrypted": 1},
        {},
    ]
    canvas.set_trait("_drawn", made_up)
    assert canvas.links == (Link("edge", "component.api"),)
    for content in ("check", {"ask": ["check"]}, {"ask": "_tell_answer"}, {"ask": "close"}, None, 3):
        canvas._hear(canvas, content, [])
    assert canvas.verdict is None
    canvas._hear(canvas, {"ask": "check"}, [])
    assert canvas.verdict is not None


def test_what_is_checked_is_what_the_message_says_is_drawn() -> None:
    """A browser keeps state back while some is on its way, and messages not: one may arrive before what was drawn."""
    canvas = canvas_of()
    said = {"source": "edge", "target": "component.api", "protocol": "http", "port": 1, "encrypted": None}
    for drawn in ([said, {"source": "<b>"}, 3], None):
        canvas._hear(canvas, {"ask": "check", "drawn": drawn}, [])
        assert canvas.verdict is not None
        assert canvas._verdict["checked"] == ([said] if drawn else [])


def test_the_answer_is_held_against_what_the_message_says_is_drawn() -> None:
    canvas = canvas_of()
    canvas.check()
    sent: list[Any] = []
    canvas.send = lambda content, buffers=None: sent.append(content)  # type: ignore[method-assign]
    said = {"source": "edge", "target": "component.api", "protocol": "http", "port": 1, "encrypted": None}
    for drawn in ([said], None):
        canvas._hear(canvas, {"ask": "answer", "drawn": drawn}, [])
    assert ["drawn as HTTP 1." in each["text"] for each in sent if "answer" in each] == [True, False]


def test_what_was_drawn_comes_back_and_the_saved_text_has_it() -> None:
    canvas = canvas_of()
    assert canvas._stills()[1][1] == {}, "nothing was tried"
    canvas.links = "edge -> api: http 1"
    assert "Drawn so far:\n\n- `edge -> api: HTTP 1`" in canvas._text()[0]["text/markdown"]
    assert "Drawn: edge -> api: HTTP 1" in canvas._picture().text()
    canvas.check()
    markdown, metadata = canvas._text()[0]["text/markdown"], canvas._text()[1]
    assert "✗ `edge -> api: HTTP 1` The port is not right." in markdown
    (kept,) = metadata["fluxviz"]["tries"]
    assert kept == {
        "answer": "edge -> api: HTTP 1", "right": False, "misconception": "",
        "wrong": [canvas.verdict.headline, "edge -> api: HTTP 1: The port is not right."],
    }  # fmt: skip
    assert canvas_of().links == canvas.links


def test_hints_are_told_in_two_steps_and_counted() -> None:
    canvas = canvas_of()
    canvas.links = "edge -> api"
    canvas.check()
    for told in (1, 2, 2):
        canvas._hear(canvas, {"ask": "hint"}, [])
        assert len(canvas._told) == told
        assert canvas._text()[1]["fluxviz"]["hints"] == told


@pytest.mark.parametrize("drawn", ["", "edge -> api"])
def test_that_the_answer_was_shown_is_kept_with_what_was_drawn_before_it(drawn: str) -> None:
    canvas = canvas_of()
    canvas._hear(canvas, {"ask": "answer"}, [])
    assert canvas._text()[1] == {}, "nothing was checked, so nothing was shown"
    canvas.links = drawn
    canvas.check()
    assert not any(each.get("shown") for each in canvas.tries)
    canvas._hear(canvas, {"ask": "answer"}, [])
    canvas.links = RIGHT
    canvas.check()
    kept = canvas._text()[1]["fluxviz"]["tries"]
    assert [(each["right"], each.get("shown", False)) for each in kept] == [(False, True), (True, False)]


def test_whatever_is_asked_is_answered_though_nothing_changes() -> None:
    canvas = canvas_of()
    sent: list[Any] = []
    canvas.send = lambda content, buffers=None: sent.append(content)  # type: ignore[method-assign]
    for _ in range(2):
        canvas._hear(canvas, {"ask": "check"}, [])
    assert sent == [{"heard": True}] * 2


def test_what_is_misspelt_is_refused() -> None:
    canvas = canvas_of()
    with pytest.raises(AttributeError, match="trait of Canvas 'link'"):
        canvas.link = RIGHT  # type: ignore[attr-defined]
    with pytest.raises(fluxviz.FluxvizError, match="no card 'apy'"):
        canvas.links = "apy -> edge"


browser = pytest.mark.browser


@browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_is_made_by_mouse_wrong_then_hinted_then_right(chromium: Browser, scheme: str) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep
    from tests.teaching.canvas_page import canvas_page

    canvas = canvas_of()
    with canvas_page(chromium, canvas, color_scheme=scheme) as view:
        view.drag("browser", "edge")
        view.say("https", "443", "Encrypted (TLS)")
        view.drag("edge", "frontend")
        view.say("http", "33080", "Encrypted (TLS)")
        view.drag("edge", "postgres")
        view.say("tcp", "5432")
        assert view.told() == [
            "browser -> edge: HTTPS 443 (TLS)", "edge -> frontend: HTTP 33080 (TLS)", "edge -> postgres: TCP 5432",
        ]  # fmt: skip
        view.check()
        counts = "1 of 4 connections is right; 1 is not right yet; 2 are missing; 1 is not there."
        view.expect_verdict(f"✗ Partly right: {counts}")
        expect(view.host.locator("g.wire.right, g.wire.wrong, g.wire.extra")).to_have_count(3)
        expect(view.rows.nth(1)).to_contain_text("TLS ends before the container")
        expect(view.rows.nth(2)).to_contain_text("It has no public port")
        assert "33000" not in view.host.inner_text()
        view.button("Hint").click()
        expect(view.host.locator(".hints p")).to_have_count(1)
        view.button("Second hint").click()
        expect(view.host.locator(".hints p")).to_have_count(2)
        view.button("Show the answer").click()
        image = view.host.locator(".answer img")
        image.wait_for()
        alt = image.get_attribute("alt") or ""
        assert "Missing: api calls postgres" in alt
        assert "Not there: edge -> postgres: TCP 5432" in alt
        assert image.evaluate("image => image.naturalWidth") > 300
        keep(view.page, f"canvas_differences_{scheme}")

        view.lines.nth(2).locator(".said").click()
        view.button("Remove").click()
        view.lines.nth(1).locator(".said").click()
        view.say(padlock="Plain")
        expect(view.lines.nth(0)).to_have_class(re.compile("right"))
        expect(view.lines.nth(1)).not_to_have_class(re.compile("wrong")), "it is not what was checked"
        expect(view.verdict).to_have_text("Changed since you checked.")
        expect(view.host.get_by_text("All differences, before your last change")).to_be_visible()
        view.drag("edge", "api")
        view.say("http", "33000", "Plain")
        view.drag("postgres", "api")
        view.button("Turn round").click()
        view.say("postgresql", "5432", "Plain")
        view.check()
        view.expect_verdict("✓ Right. All 4 connections are there, and no other.")
        expect(view.button("Show the answer")).to_be_hidden()
        expect(image).to_have_count(0)
        keep(view.page, f"canvas_right_{scheme}")
    assert [each["right"] for each in canvas.tries] == [False, True]
    assert canvas.tries[0]["misconception"].split() == ["tls_reaches_the_container", "everything_is_public"]


@browser
def test_a_drawing_is_made_by_keyboard_alone_and_undone(chromium: Browser) -> None:
    from playwright.sync_api import expect

    from tests.teaching.canvas_page import canvas_page

    canvas = canvas_of()
    with canvas_page(chromium, canvas) as view:
        press = view.page.keyboard.press
        view.card("browser").focus()
        press("Enter")
        expect(view.status).to_contain_text("From browser: choose the card that it calls.")
        press("Escape")
        expect(view.status).to_have_text("")
        press("Enter")
        press("ArrowDown")
        expect(view.card("edge")).to_be_focused()
        press("Space")
        expect(view.protocol).to_be_focused()
        view.page.keyboard.type("HTTPS")
        press("Tab")
        view.page.keyboard.type("443")
        press("Tab")
        press("Space")
        assert view.told() == ["browser -> edge: HTTPS 443 (TLS)"]
        press("Escape")
        expect(view.lines.first).to_be_focused()
        expect(view.lines.first).to_have_attribute("aria-label", "browser -> edge: HTTPS 443 (TLS)")
        press("Delete")
        assert view.told() == []
        expect(view.card("browser")).to_be_focused()
        for told in (["browser -> edge: HTTPS 443 (TLS)"], ["browser -> edge: HTTPS 443"], ["browser -> edge: HTTPS"]):
            press("Control+z")
            assert view.told() == told
        view.button("Start again").press("Enter")
        assert view.told() == []
        view.button("Undo").press("Enter")
        assert view.told() == ["browser -> edge: HTTPS"]
        view.button("Check").press("Enter")
        view.expect_verdict("Not yet: 0 of 4 connections are right; 1 is not right yet; 3 are missing.")
    assert canvas.links == (Link("browser", "edge", "https"),)


@browser
def test_a_drawing_is_made_by_touch_on_a_narrow_screen(chromium: Browser) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep
    from tests.teaching.canvas_page import canvas_page

    canvas = canvas_of()
    narrow = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with canvas_page(chromium, canvas, **narrow) as view:
        view.card("api").tap()
        view.card("postgres").tap()
        view.say("postgresql", "5432")
        view.host.get_by_text("Plain", exact=True).tap()
        expect(view.lines.first).to_have_class(re.compile("plain"))
        view.button("Check").tap()
        view.expect_verdict("Partly right: 1 of 4 connections is right; 3 are missing.")
        small = "nodes => Math.min(...nodes.map(node => node.getBoundingClientRect().height).filter(Boolean))"
        assert view.host.locator("button, select, input[type=number], label.check").evaluate_all(small) >= 44
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
        text = view.host.locator(".board svg text").first
        assert text.evaluate("each => each.getBoundingClientRect().height") >= 10
        keep(view.page, "canvas_touch")
    assert canvas.tries[0]["right"] is False


@browser
def test_a_verdict_is_told_of_what_was_checked_alone_and_a_drag_back_begins_no_line(chromium: Browser) -> None:
    from playwright.sync_api import expect

    from tests.teaching.canvas_page import canvas_page

    canvas = canvas_of()
    with canvas_page(chromium, canvas) as view:
        view.drag("edge", "api")
        view.check()
        view.expect_verdict("Not yet: 0 of 4 connections are right")
        view.drag("api", "postgres")
        expect(view.verdict).to_have_text("Changed since you checked.")
        view.button("Undo").click()
        view.expect_verdict("Not yet: 0 of 4 connections are right")
        view.button("Start again").click()
        expect(view.verdict).to_have_text("Changed since you checked.")
        box = view.card("api").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        view.page.mouse.move(x, y)
        view.page.mouse.down()
        view.page.mouse.move(x + 90, y + 60, steps=4)
        view.page.mouse.move(x + 4, y + 4, steps=4)
        view.page.mouse.up()
        expect(view.status).to_have_text("")
        view.card("api").click()
        expect(view.status).to_contain_text("From api")


@browser
def test_the_picture_of_differences_can_be_read_where_it_is_narrow(chromium: Browser) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep
    from tests.teaching.canvas_page import canvas_page

    canvas = canvas_of()
    with canvas_page(chromium, canvas, viewport={"width": 390, "height": 844}) as view:
        cell = "document.getElementById('cell').style.cssText = 'width: 259px; overflow: auto'"
        view.page.evaluate(cell)
        view.check()
        view.button("Show the answer").click()
        image = view.host.locator(".answer img")
        expect(image).to_have_css("min-width", re.compile(r"[1-9]\d+px"))
        scale = "image => image.getBoundingClientRect().width / image.naturalWidth"
        assert image.evaluate(scale) >= 10 / 12
        board = view.host.locator(".answer .board")
        assert board.evaluate("board => board.scrollWidth > board.clientWidth")
        assert view.page.evaluate("document.getElementById('cell').scrollWidth") <= 259
        keep(view.page, "canvas_narrow")


@browser
def test_a_port_that_is_none_is_told_and_not_taken(chromium: Browser) -> None:
    from playwright.sync_api import expect

    from tests.teaching.canvas_page import canvas_page

    canvas = canvas_of()
    with canvas_page(chromium, canvas) as view:
        view.drag("edge", "api")
        for typed in ("70000", "0", "1.5", "-3"):
            view.port.fill(typed)
            expect(view.host.get_by_text("A port is a number from 1 to 65535.")).to_be_visible()
            assert view.told() == ["edge -> api"], typed
        view.port.fill("33000")
        assert view.told() == ["edge -> api: 33000"]
        expect(view.host.get_by_text("A port is a number")).to_be_hidden()


@browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 600)])  # as wide as 1,200 px at 200 %
def test_names_full_of_marks_stay_text_and_axe_finds_nothing(chromium: Browser, scheme: str, width: int) -> None:
    from tests.frontend.axe import axe_violations
    from tests.teaching.canvas_page import canvas_page

    canvas = ask(get_drawing(app(component(HOSTILE), component("api", 3001, repotag="<script>alert(1)</script>"))))
    assert isinstance(canvas, Canvas)
    canvas.links = canvas.drawing.solution
    with canvas_page(chromium, canvas, color_scheme=scheme, viewport={"width": width, "height": 500}) as view:
        view.check()
        view.expect_verdict("Right.")
        assert view.page.evaluate("document.documentElement.scrollWidth") <= width
        assert view.host.locator("img, script").count() == 0
        assert view.told() == canvas.drawing.solution.replace("\u202e", "\ufffd").split("\n")
        view.lines.first.focus()
        view.page.keyboard.press("Enter")
        assert axe_violations(view.page, ".fluxviz-canvas") == []
        view.page.evaluate("end()")
        assert view.page.locator(".fluxviz-canvas").count() == 0
