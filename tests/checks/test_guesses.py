"""What is offered in place of a wrong name: never another technology, never a substitute for what is not there."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import SpecError, build, check, join, load
from fluxviz.changes import merge
from fluxviz.checks import Finding, Findings, check_change, fix_text
from fluxviz.exploring import WhatIf, apply_what_if
from fluxviz.spec import PublicAccess
from fluxviz.topology import GUIDE
from fluxviz.topology.protocols import family
from tests.specimens import NO_SHARED, REAL_SPECS, app, component

SPEAKS = {
    "postgres": "postgresql", "mysql": "mysql", "mariadb": "mysql", "mongo": "mongodb", "redis": "redis",
    "rabbitmq": "amqp", "nginx": "http", "wordpress": "http", "grafana": "http", "memcached": "memcached",
}  # fmt: skip
"""What is known of images here, apart from the table in the package."""
ASKED = {
    "postgres": "postgresql", "postgresql": "postgresql", "mysql": "mysql", "mongodb": "mongodb", "redis": "redis",
    "rediss": "redis", "amqp": "amqp", "http": "http", "https": "http", "ws": "http", "wss": "http",
    "memcached": "memcached",
}  # fmt: skip
PORTS = {5432: "postgresql", 3306: "mysql", 27017: "mongodb", 6379: "redis", 5672: "amqp", 80: "http"}
_OFFERED = re.compile(r"did you mean ([\w.-]+)\?|; \w+ (?:answers|listens there,) at ([\w.-]+)")


def _compose(document: Any) -> list[Any]:
    """Find the list of components, in whatever wrapper."""
    if isinstance(document, dict):
        for key in ("compose", "components"):
            if isinstance(document.get(key), list) and document[key]:
                found: list[Any] = document[key]
                return found
        for value in document.values():
            if found := _compose(value):
                return found
    return []


def _variants(document: Any) -> Iterator[tuple[str, Any]]:
    """Give a document with each of its components removed."""
    for index, part in enumerate(_compose(document)):
        if len(_compose(document)) > 1 and isinstance(part, dict):
            variant = copy.deepcopy(document)
            _compose(variant).pop(index)
            yield str(part.get("name")), variant


def _offered(finding: Finding) -> str:
    match = _OFFERED.search(finding.message)
    return (match[1] or match[2]) if match else ""


def _letters(one: str, other: str) -> int:
    """Count the letters that differ, by the standard library: at least as many as Levenshtein's."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in blocks if tag != "equal")


def _asked(entry: str, host: str) -> str:
    """Tell what an entry speaks to a host by its scheme, else by its port."""
    scheme = re.search(rf"(\w+)(?:\+\w+)?://[^\s]*{re.escape(host)}", entry)
    port = re.search(rf"{re.escape(host)}:(\d+)", entry)
    return ASKED.get(scheme[1], "") if scheme else PORTS.get(int(port[1]), "") if port else ""


def _image_speaks(image: str) -> str:
    name = image.rpartition("/")[2].partition(":")[0]
    return SPEAKS.get(name, "")


def _crossing(document: Any, findings: Findings) -> list[str]:
    """Give what is offered to a link that speaks otherwise than the image it is offered."""
    parts = {str(part.get("name")).lower(): part for part in _compose(document) if isinstance(part, dict)}
    found = []
    for finding in findings:
        host = _offered(finding)
        part = parts.get(host.removeprefix("flux").rpartition("_")[0].lower())
        if not host or part is None:
            continue
        wrong = re.search(r" (?:names|calls) ([\w.-]+)", finding.message)
        asked = _asked(finding.fix, host)
        speaks = _image_speaks(str(part.get("repotag")))
        if asked and speaks and asked != speaks:
            found.append(f"{finding.message} ({finding.fix})")
        assert wrong
    return found


def _spoken(text: str) -> list[tuple[str, int | None, str, str | None]]:
    """Give what each call of an app speaks by what the spec says, in the order of the spec."""
    provenance = build(load(text)).provenance
    assert provenance is not None
    return [
        (each.component, each.entry, each.evidence[0].variable, family(each.protocol or ""))
        for each in provenance.references
        if not each.assumed
    ]


def _assert_fixes_change_no_speech(text: str, findings: Findings) -> int:
    fixed = fix_text(text, findings)
    before = {each[:3]: each[3] for each in _spoken(text)}
    after = {each[:3]: each[3] for each in _spoken(fixed.text)}
    changed = {place: (was, after[place]) for place, was in before.items() if was and after.get(place, was) != was}
    assert not changed
    return len(fixed.applied)


FULL = app(
    component("web", 80, repotag="wp-nginx:1", environmentParameters=["DB=mysql://fluxmysql_shop:3306/wp"]),
    component("front", 8080, repotag="nginx:1"),
    component("mailer", 25, repotag="acme/mailer:1"),
    component("mysql", None, repotag="mysql:8"),
    component("db", None, repotag="postgres:16"),
    component("redis", None, repotag="redis:7"),
    component("worker", None, repotag="acme/worker:1", environmentParameters=[
        "REDIS_URL=redis://fluxredis_shop:6379", "DATABASE_URL=postgresql://u@fluxdb_shop:5432/x",
        "REDIS_HOST=redis", "DB_HOST=db", "MYSQL_HOST=fluxmysql_shop", "CACHE=redis-shop:6379",
    ]),
)  # fmt: skip


@pytest.mark.parametrize("gone", ["redis", "db", "mysql"])
def test_nothing_is_put_in_place_of_what_is_not_there(gone: str) -> None:
    """``redis`` is not ``front``, ``db`` not ``web``, ``mysql`` not ``mailer``, however alike the whole hosts are."""
    document = dict(_variants(FULL))[gone]
    findings = check(document)
    wrong = findings.of("FX101", "FX111")
    assert wrong
    assert not [finding.message for finding in wrong if _offered(finding)]
    assert not [finding for finding in findings if finding.certain_fix]


@pytest.mark.parametrize(
    ("written", "name", "image", "offered", "certain"),
    [
        ("postgresql://u@fluxpostgre_shop:5432/x", "postgres", "postgres:16", True, True),
        ("fluxpostgers_shop", "postgres", "postgres:16", True, False),  # nothing says what it speaks
        ("redis://fluxpostgre_shop:6379", "postgres", "postgres:16", False, False),
        ("postgresql://u@fluxfrontt_shop/x", "front", "nginx:1", False, False),
        ("postgresql://u@fluxfrontt_shop/x", "front", "acme/front:1", False, False),
        ("postgresql://u@fluxmailor_shop/x", "mailer", "acme/x:1", False, False),
        ("http://fluxbackand_shop:3000", "backend", "acme/x:1", True, False),  # port not declared: likely
        ("http://fluxpostgre_shop:3000", "postgres", "postgres:16", False, False),
        ("redis://fluxredsi_shop:6379", "redis", "redis:7", False, False),  # two letters of five
        ("redis://fluxredi_shop:6379", "redis", "redis:7", True, True),
        ("redis://fluxredis2_shop:6379", "redis1", "redis:7", False, False),  # siblings, not slips
        ("redis://fluxdc_shop:6379", "db", "redis:7", False, False),
        ("postgresql://fluxpostgres-shop/x", "postgres", "postgres:16", True, True),
        ("postgresql://fluxfront-shop/x", "front", "nginx:1", True, False),
        ("postgresql://fluxpostgres.shop/x", "postgres", "postgres:16", True, False),  # a name that can be bought
        ("redis://redos:6379", "redis", "redis:7", True, False),
        ("redis://redos:6379", "rebos", "nginx:1", False, False),
    ],
)
def test_a_slip_of_the_pen_is_told_from_another_name(
    written: str, name: str, image: str, offered: bool, certain: bool
) -> None:
    document = app(component("api", 3000, environmentParameters=[f"X={written}"]), component(name, None, repotag=image))
    findings = check(document).of("FX101", "FX103", "FX104", "FX111")
    assert len(findings) == 1
    assert bool(_offered(findings[0])) is offered
    assert (findings[0].certain_fix is not None) is certain
    if not offered:
        assert not findings[0].fix


def test_two_that_are_as_near_are_neither() -> None:
    text = ["A=http://fluxworkera_shop:3000"]
    twins = [component(name, 3000, repotag="acme/x:1") for name in ("workerb", "workerc")]
    (finding,) = check(app(component("api", 80, environmentParameters=text), *twins)).of("FX101")
    assert not _offered(finding)
    assert finding.certain_fix is None


SIBLINGS = app(
    component("api", 3000, environmentParameters=[
        "A=redis://fluxcache_shop:6379", "B_HOST=cache", "C=localhost:6379", "D=redis://fluxcache_blog:6379",
    ]),
    component("cache", None, repotag="redis:7"),
    component("caches", None, repotag="redis:7"),
)  # fmt: skip


def test_a_what_if_offers_no_substitute_for_what_it_switched_off() -> None:
    case = apply_what_if(load(SIBLINGS), PublicAccess(), GUIDE, WhatIf(off=frozenset({"cache"})))
    findings = check(case.topology)
    assert findings.of("FX101", "FX111")
    assert not findings.of("FX109")
    assert not [finding.message for finding in findings if "fluxcaches" in finding.fix or _offered(finding)]
    # the same app without the knowledge that cache was there
    assert [_offered(each) for each in check(case.topology.without(())).of("FX101")] == ["fluxcaches_shop"]


def test_a_change_offers_no_substitute_for_what_it_took_away() -> None:
    document = dict(_variants(SIBLINGS))["cache"]
    before, after = build(load(SIBLINGS)), build(load(document))
    for findings in (check_change(before, after).new, check(merge(before, after).topology)):
        assert findings.of("FX101")
        assert not [finding.message for finding in findings if _offered(finding)]


def test_a_change_of_an_estate_knows_what_each_app_lost() -> None:
    document = dict(_variants(SIBLINGS))["cache"]
    other = build(load(app(component("web", 80), name="blog")))
    before, after = (join([build(load(each)), other]) for each in (SIBLINGS, document))
    findings = check_change(before, after).new
    assert findings.of("FX101")
    assert not [finding.message for finding in findings if _offered(finding)]


def test_who_was_renamed_may_be_offered_in_a_change() -> None:
    """A component that goes on under another name is there."""
    renamed = copy.deepcopy(SIBLINGS)
    renamed["compose"][1] = {**renamed["compose"][1], "name": "cachee"}
    renamed["compose"].pop()
    old = copy.deepcopy(SIBLINGS)
    old["compose"].pop()
    (finding,) = check_change(build(load(old)), build(load(renamed))).new.of("FX101")
    assert _offered(finding) == "fluxcachee_shop"


@pytest.mark.skipif(len(REAL_SPECS) < 2, reason=NO_SHARED)
def test_no_real_spec_is_offered_another_technology() -> None:
    """Every real spec, and every one of them with each component removed."""
    seen = 0
    for path in (path for folder in REAL_SPECS for path in sorted(folder.glob("*.json"))):
        document = json.loads(path.read_text("utf-8"))
        for name, variant in [("", document), *_variants(document)]:
            text = json.dumps(variant)
            try:
                findings = check(text)
            except SpecError:
                continue
            seen += 1
            assert not _crossing(variant, findings), (path.stem, name)
            offered = [_offered(each) for each in findings.of("FX101", "FX111") if _offered(each)]
            for each in findings.of("FX101", "FX111"):
                if host := _offered(each):
                    wrong = re.search(r" names ([\w.-]+)", each.message)
                    assert wrong
                    assert _letters(wrong[1], host) <= 2, (path.stem, name, offered)
            _assert_fixes_change_no_speech(text, findings)
    assert seen > 200


KINDS = [
    ("postgres:16", 5432, "postgresql://u@{host}:5432/x"),
    ("mysql:8", 3306, "mysql://{host}:3306/x"),
    ("redis:7", 6379, "redis://{host}:6379"),
    ("nginx:1", 80, "http://{host}:80/"),
    ("rabbitmq:3", 5672, "amqp://{host}:5672"),
    ("acme/api:1", 3000, "http://{host}:3000"),
    ("acme/api:1", 3000, "{host}:3000"),
    ("mongo:7", 27017, "mongodb://{host}/x"),
]
NAMES = st.sampled_from(
    """
    redis redi rediss postgres postgre postgrest mysql mysqld front fronts backend backand cache caches queue mailer
    mysql2 db web
    """.split()
)
HOSTS = st.sampled_from(["flux{name}_shop", "flux{name}-shop", "{name}_shop", "{name}", "flux{name}_blog"])


@st.composite
def apps(draw: st.DrawFn) -> dict[str, Any]:
    """Give an app whose components call each other, under names that are near each other."""
    names = draw(st.lists(NAMES, min_size=2, max_size=5, unique=True))
    kinds = {name: draw(st.sampled_from(KINDS)) for name in names}
    parts = []
    for name in names:
        image, port, _ = kinds[name]
        entries = []
        for number in range(draw(st.integers(0, 3))):
            called = draw(st.sampled_from(names))
            url = kinds[called][2].format(host=draw(HOSTS).format(name=called))
            entries.append(f"{draw(st.sampled_from(['A', 'DB_HOST', 'REDIS_URL', 'UPSTREAM']))}{number}={url}")
        ports = draw(st.sampled_from([[], [port]]))
        public = [31000 + len(parts)] * len(ports)
        parts.append({"name": name, "repotag": image, "ports": public, "containerPorts": ports,
                      "environmentParameters": entries})  # fmt: skip
    return app(*parts)


@given(apps())
def test_no_fix_changes_what_a_link_speaks(document: dict[str, Any]) -> None:
    for _, variant in [("", document), *_variants(document)]:
        text = json.dumps(variant)
        findings = check(text)
        assert not _crossing(variant, findings)
        _assert_fixes_change_no_speech(text, findings)


def test_the_property_meets_fixes() -> None:
    """So that the properties above are about something."""
    document = app(
        component("api", 3000, environmentParameters=["A=redis://fluxredi_shop:6379", "B_HOST=fluxredis-shop:6379"]),
        component("redis", None, repotag="redis:7"),
    )
    text = json.dumps(document)
    assert _assert_fixes_change_no_speech(text, check(text)) == 2
    broken = {**document, "compose": [{**document["compose"][0]}, {**document["compose"][1], "repotag": "postgres:16"}]}
    assert not [each for each in check(broken).of("FX101") if each.certain_fix]
