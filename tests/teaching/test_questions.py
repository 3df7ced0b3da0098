"""Questions judge their own answers rightly, whatever the app, and tell no secret."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fluxviz
from fluxviz import Topology, UnknownNameError
from fluxviz.errors import DocumentError
from fluxviz.teaching import KINDS, MISCONCEPTIONS, Question, get_question, quiz
from fluxviz.teaching.answers import Address, fold, read_address
from tests.programs import run_program
from tests.specimens import NO_SHARED, SHARED, TESTS, app, component, document, path_of
from tests.strategies import mutations
from tests.teaching.apps import DOMAIN, ours, real

OURS = dict(ours())
REAL = dict(real())
APPS = {**OURS, **REAL}
FULLSTACK = fluxviz.build(fluxviz.load(path_of("guide_fullstack")), access=DOMAIN)
MODE_WORKS = "the page, with TLS on both sides of CloudFlare"


def every_question(topology: Topology) -> tuple[Question, ...]:
    return quiz(topology)


@pytest.mark.parametrize("name", APPS)
def test_every_question_takes_its_own_answers_and_no_other_choice(name: str) -> None:
    for question in every_question(APPS[name]):
        assert all(question.check(answer).right for answer in question.answers), question.id
        wrong = [choice for choice in question.choices if choice not in question.answers]
        assert not any(question.check(choice).right for choice in wrong), question.id
        assert question.typed or (wrong and set(question.answers) <= set(question.choices)), question.id
        for number, choice in enumerate(question.choices, 1):
            assert question.check(number).right == (choice in question.answers)


@pytest.mark.parametrize("name", APPS)
def test_every_question_has_an_id_of_its_own_a_reason_and_lights_what_is_there(name: str) -> None:
    questions = every_question(APPS[name])
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        verdict = question.check(question.answers[0])
        there = {each.id for each in (*question.topology.nodes, *question.topology.edges)}
        assert verdict.highlighted, question.id
        assert set(verdict.highlighted) <= there, question.id
        assert verdict.reason.endswith("."), question.id
        assert question.prompt.endswith("?")


@pytest.mark.parametrize("name", OURS)
def test_the_answer_stands_in_no_typed_question(name: str) -> None:
    """What is to be typed is not to be read off the question itself."""
    for question in every_question(OURS[name]):
        if question.typed:
            assert not re.search(rf"\b{re.escape(question.answers[0])}\b", repr(question))


@pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)
def test_every_real_app_that_can_be_told_apart_has_questions() -> None:
    silent = [name for name, topology in REAL.items() if not quiz(topology)]
    assert [name for name in silent if any(each.ports for each in REAL[name].components)] == []


def test_every_kind_is_asked_of_some_app() -> None:
    asked = {question.kind for topology in APPS.values() for question in quiz(topology)}
    assert set(KINDS) - asked <= {"leads_nowhere"}
    lost = fluxviz.build(fluxviz.load(app(component(environmentParameters=["DB_HOST=fluxdb_other"]), component("db"))))
    assert "leads_nowhere" in {question.kind for question in quiz(lost)}


@given(mutations(document("guide_fullstack")), st.integers())
@settings(max_examples=60)
def test_an_app_that_is_odd_in_any_way_is_asked_of_rightly(odd: Any, seed: int) -> None:
    try:
        topology = fluxviz.build(fluxviz.load(odd, name="odd"), access={"domains": {"shop.example.com": {}}})
    except DocumentError:
        return
    for question in quiz(topology, seed=seed):
        assert question.check(question.answers[0]).right
        assert not any(question.check(choice).right for choice in question.choices if choice not in question.answers)


@given(name=st.sampled_from(sorted(OURS)), seed=st.integers(), count=st.none() | st.integers(0, 30))
def test_the_same_seed_asks_the_same_and_a_count_asks_its_beginning(name: str, seed: int, count: int | None) -> None:
    whole = quiz(OURS[name], seed=seed)
    assert quiz(OURS[name], seed=seed, count=count) == (whole if count is None else whole[:count])
    assert {question.id for question in whole} == {question.id for question in quiz(OURS[name])}


def test_another_seed_asks_in_another_order() -> None:
    orders = {tuple(question.id for question in quiz(FULLSTACK, seed=seed)) for seed in range(5)}
    assert len(orders) == 5


@pytest.mark.slow
def test_the_questions_do_not_depend_on_the_run() -> None:
    """Python's own hashes differ from run to run; the questions do not."""
    program = "from tests.teaching.test_questions import FULLSTACK, quiz; print(quiz(FULLSTACK, seed=7))"
    asked = {
        run_program(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=TESTS.parent,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert asked == {f"{quiz(FULLSTACK, seed=7)}\n"}


def test_few_questions_are_of_many_kinds() -> None:
    assert len({question.kind for question in quiz(FULLSTACK, count=6)}) == 6


def test_only_the_kinds_that_are_wanted_are_asked() -> None:
    assert {question.kind for question in quiz(FULLSTACK, kinds=["encrypted", "tls_ends"])} == {"encrypted", "tls_ends"}
    with pytest.raises(UnknownNameError, match="unknown kind of question 'sums'; choose from: address_inside, "):
        quiz(FULLSTACK, kinds=["sums"])


def test_one_question_is_found_by_its_id() -> None:
    assert get_question(FULLSTACK, "address_inside.api.postgres") in quiz(FULLSTACK)
    with pytest.raises(UnknownNameError, match="unknown question 'x'; choose from: address_inside"):
        get_question(FULLSTACK, "x")


@pytest.mark.parametrize(
    "typed",
    [
        "fluxpostgres_fullstack:5432",
        "  FLUXPOSTGRES_FULLSTACK : 5432 ",
        "fluxpostgres_fullstack 5432",
        "fluxpostgres_fullstack, port 5432",
        "postgresql://me@fluxpostgres_fullstack:5432/appdb",
        "`fluxpostgres_fullstack:5432`",
        "postgres:5432",
    ],
)
def test_a_typed_answer_is_read_leniently(typed: str) -> None:
    assert get_question(FULLSTACK, "address_inside.api.postgres").check(typed).right


@pytest.mark.parametrize(
    "typed",
    [
        "fluxpostgres_fullstack:5433",
        "fluxpostgres_fullstack:543",
        "fluxpostgres_fullstack",
        "5432",
        "fluxpostgres_other:5432",
        "fluxpostgres:5432",
        "localhost:5432",
        "fluxpostgres_fullstack:5432:5432",
        "",
    ],
)
def test_what_is_wrong_in_it_stays_wrong(typed: str) -> None:
    assert not get_question(FULLSTACK, "address_inside.api.postgres").check(typed).right


@given(port=st.integers(1, 65535), form=st.sampled_from(["{}:{}", "{} {}", "http://{}:{}/x", " {} : {} "]))
def test_only_the_right_port_is_right(port: int, form: str) -> None:
    question = get_question(FULLSTACK, "address_inside.api.postgres")
    assert question.check(form.format("fluxpostgres_fullstack", port)).right == (port == 5432)


@given(text=st.text(max_size=60))
def test_any_text_is_judged_and_never_an_error(text: str) -> None:
    assert isinstance(read_address(text), Address)
    assert fold(fold(text)) == fold(text)
    for question in quiz(FULLSTACK, count=8):
        assert question.check(text).right in (True, False)


def test_a_usual_slip_is_named() -> None:
    mapped = fluxviz.build(
        fluxviz.load({"version": 4, "name": "shop", "compose": [
            {"name": "web", "ports": [33080], "containerPorts": [80], "environmentParameters": ["A=http://fluxapi_shop:3000"]},
            {"name": "api", "ports": [33000], "containerPorts": [3000]},
        ]})
    )  # fmt: skip
    question = get_question(mapped, "address_inside.web.api")
    assert question.check("fluxapi_shop:33000").misconception == "public_port_inside"
    assert question.check("localhost:3000").said.startswith("Inside a container, localhost is that container itself.")
    assert question.check("api-shop.app.runonflux.io:443").misconception == "public_name_inside"
    assert question.check("fluxweb_shop:3000").misconception == "host_of_the_caller"
    assert question.check("api_shop:3000").misconception == "host_without_prefix"
    assert get_question(mapped, "port_inside.api.33000").check(33000).misconception == "public_port_inside"
    assert get_question(mapped, "port_inside.api.33000").check("port 3000").right


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("fluxpostgres_fullstack", "The host is right; the port is missing."),
        ("5432", "The port is right; the host is missing."),
        ("5433", "That is a port alone, and not the right one; the host is missing as well."),
        ("fluxpostgres_fullstack:5433", "The host is right; the port is not."),
        ("fluxpotsgres_fullstack:5432", "Look at the spelling of fluxpotsgres_fullstack: it is nearly right."),
        ("fluxpostgres-fullstack:5432", "Look at the marks in fluxpostgres-fullstack: "),
        ("somewhere:5432", "The port is right; the host is not."),
        ("somewhere:1", ""),
    ],
)
def test_a_wrong_port_a_typo_and_a_missing_part_are_told_apart(typed: str, said: str) -> None:
    verdict = get_question(FULLSTACK, "address_inside.api.postgres").check(typed)
    assert not verdict.right
    assert verdict.said.startswith(said)
    assert bool(verdict.said) == bool(said)
    assert "fluxpostgres_fullstack:5432" not in verdict.headline


@pytest.mark.parametrize(
    ("question", "choice", "misconception"),
    [
        ("open_port.api", "none: the Flux edge guards every public port", "port_is_a_firewall_rule"),
        ("cloudflare_mode.cloudflare.example.com.strict", MODE_WORKS, "full_is_strict"),
        ("cloudflare_mode.cloudflare.example.com.flexible", MODE_WORKS, "flexible_is_half_safe"),
        ("cloudflare_mode.cloudflare.example.com.off", MODE_WORKS, "off_is_plain_http"),
        ("public_name.api.3000", "fluxapi_fullstack", "internal_name_in_browser"),
        ("public_name.api.3000", "api-fullstack.app.runonflux.io", "component_has_a_public_name"),
        ("leads_to.fullstack.app.runonflux.io", "frontend:80", "own_domain_is_the_front_end"),
        ("tls_ends.request.browser.edge.443", "in the container", "tls_reaches_the_container"),
        ("encrypted.direct.browser.postgres.5432", "encrypted with TLS", "port_is_a_firewall_rule"),
        ("encrypted.internal.api.postgres.5432", "encrypted with TLS", "inside_is_encrypted"),
    ],
)
def test_a_wrong_choice_is_spoken_to(question: str, choice: str, misconception: str) -> None:
    asked = get_question(FULLSTACK, question)
    verdict = asked.check(choice)
    assert (verdict.right, verdict.misconception) == (False, misconception)
    assert verdict.said == MISCONCEPTIONS[misconception].says
    assert verdict.reason not in verdict.headline


@pytest.mark.parametrize("name", APPS)
def test_what_is_said_to_a_wrong_answer_and_the_hints_keep_the_right_one(name: str) -> None:
    for question in every_question(APPS[name]):
        assert len(question.hints) == 2, question.kind
        answers = [answer for answer in question.answers if len(answer) > 3]
        for slip in question.slips:
            verdict = question.check(slip.answer)
            assert slip.misconception in {"", *MISCONCEPTIONS}
            told = (verdict.headline, *question.hints) if question.typed else ()
            assert not any(answer in text for answer in answers for text in told), (question.id, slip)


@pytest.mark.parametrize("name", OURS)
def test_a_folded_question_tells_nothing_until_it_is_unfolded(name: str) -> None:
    for question in every_question(OURS[name]):
        text = question.folded
        assert (
            text.count("<details><summary>")
            == text.count("</details>")
            == 3 + len(question.choices) - (not question.typed)
        )
        open_text = re.sub(r"<details><summary>(.*?)</summary>.*?</details>", r"\1", text, flags=re.DOTALL)
        assert "Right." not in open_text
        assert question.reason not in open_text


@pytest.mark.parametrize("answer", ["", "   ", "0", "9", "something else"])
def test_what_is_no_choice_is_asked_again_without_the_answer(answer: str) -> None:
    question = get_question(FULLSTACK, "cloudflare_mode.cloudflare.example.com.flexible")
    verdict = question.check(answer)
    assert not verdict
    assert verdict.said.startswith("Expected one of the choices, or its number; ")
    assert verdict.highlighted == ()
    assert "<svg" in verdict.diagram.svg()


def test_a_choice_is_taken_whatever_its_case_and_blanks() -> None:
    question = get_question(FULLSTACK, "cloudflare_mode.cloudflare.example.com.flexible")
    assert question.check("  Endless   REDIRECTS ")
    assert question.check(question.choices.index("endless redirects") + 1)


@pytest.mark.parametrize(("form", "right"), [("https://{}", True), ("http://{}:80/", True), ("https://{}:99", False)])
def test_a_choice_that_is_a_host_is_taken_as_its_url(form: str, right: bool) -> None:
    (asked, *_) = quiz(FULLSTACK, kinds="public_name")
    assert asked.check(form.format(asked.answers[0])).right == right


def test_a_name_that_the_app_has_is_no_slip_of_the_pen() -> None:
    access = {"domains": {"blog.example.com": {"proxied": True, "ssl": "full"}}}
    topology = fluxviz.build(fluxviz.patterns.standard_port(app="blog"), access=access)
    (asked, *_) = quiz(topology, kinds="cname_of")
    assert "spelling" in asked.check("blog.ap.runonflux.io").said
    assert asked.check("blog.app2.runonflux.io").said.startswith("blog.app2.runonflux.io is a name of the app")


def test_a_verdict_shows_the_way_lit_with_its_steps() -> None:
    verdict = get_question(FULLSTACK, "leads_to.api-fullstack.app.runonflux.io").check("api:3000")
    highlight = verdict.diagram.highlight
    assert highlight is not None
    assert highlight.highlighted == set(verdict.highlighted)
    assert highlight.steps == (("request.browser.edge.443", 1), ("forward.edge.api.3000", 2))
    assert verdict.diagram.svg() != fluxviz.draw(FULLSTACK).svg()


def test_the_picture_of_a_mode_is_drawn_in_that_mode() -> None:
    for mode, words in (("off", "endless redirects"), ("flexible", "endless redirects"), ("strict", "error 526")):
        verdict = get_question(FULLSTACK, f"cloudflare_mode.cloudflare.example.com.{mode}").check(words)
        assert verdict.right
        assert words in verdict.diagram.text()
    full = get_question(FULLSTACK, "cloudflare_mode.cloudflare.example.com.full").check(1)
    assert "endless" not in full.diagram.text()


@pytest.mark.parametrize("mode", ["off", "flexible", "full", "strict"])
def test_the_picture_of_a_mode_is_that_of_the_app_in_this_mode(mode: str) -> None:
    """On every card: that of the edge says that a name gets no answer, too."""
    blog = fluxviz.patterns.custom_domain_subdomain.pattern(domain="app.example.com")
    access = {"domains": {"app.example.com": {"ssl": mode}}}
    asked = get_question(fluxviz.build(blog.spec, access=blog.access), f"cloudflare_mode.cloudflare.example.com.{mode}")
    drawn = asked.check(asked.answers[0]).diagram.topology
    assert drawn == fluxviz.build(blog.spec, access=access)
    assert [each.works for each in drawn.public_hosts if each.kind == "custom"] == [mode == "full"]


def test_a_question_and_a_verdict_show_themselves_as_text() -> None:
    question = quiz(FULLSTACK, kinds=["leads_to"])[0]
    bundle = question._repr_mimebundle_()
    assert set(bundle) == {"text/markdown", "text/plain"}
    assert bundle["text/plain"].splitlines()[0] == question.prompt
    assert "  1. " in bundle["text/plain"]
    right, wrong = question.check(question.answers[0]), question.check("")
    assert str(right).startswith("Right. ")
    assert str(wrong).startswith("Not quite. ")
    assert "✓ **Right.**" in right._repr_mimebundle_()["text/markdown"]


def test_names_full_of_marks_are_no_markup() -> None:
    hostile = "<img src=x onerror=alert(1)>`*[a](b)"
    topology = fluxviz.build(fluxviz.load(app(component(hostile, 80), component("db", None))))
    for question in quiz(topology):
        bundle = question._repr_mimebundle_()
        verdict = question.check(question.answers[0])._repr_mimebundle_()
        assert "<img" not in bundle["text/markdown"].replace("\\<", "")
        assert "<img" not in verdict["text/markdown"].replace("\\<", "")


def test_no_secret_is_asked_or_told() -> None:
    canary = "canary-7c1e"
    settings = [
        f"DB_URL=postgres://{canary}:{canary}@fluxdb_shop:5432/x",
        f"DB_PASSWORD={canary}",
        f"HOOK=https://hooks.example.com/{canary}",
        f"REACT_APP_API_URL=https://api-shop.app.runonflux.io/?token={canary}",
        f"LOST=redis://:{canary}@fluxlost_shop:6379",
    ]
    spec = fluxviz.load(app(component(environmentParameters=settings), component("db", None), description=canary))
    questions = quiz(fluxviz.build(spec))
    assert questions
    for question in questions:
        told = [question, *map(question.check, (*question.answers, *question.choices, ""))]
        assert all(canary not in repr(each) + str(each) for each in told)
        assert canary not in repr(vars(question))


def test_nobody_is_told_of_a_host_that_was_not_asked_for() -> None:
    asked = quiz(app(component("api", 33001, containerPorts=[3000])), seed=1)
    question = next(each for each in asked if each.kind == "port_inside")
    said = [question.check(f"{question.answers[0]}1").said, question.check("0").said]
    assert not [each for each in said if "host is" in each], said
