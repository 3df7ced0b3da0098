"""``convert``: any version and dialect becomes version 8; no link changes and nothing is lost untold."""

from __future__ import annotations

import base64
import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fluxviz import AppSpec, Conversion, SpecError, build, convert, load
from fluxviz.conversion import ReportEntry
from fluxviz.patterns import PATTERNS, guide_example
from fluxviz.spec.document import APP_ORDER, COMPONENT_ORDER
from tests.patterns.fluxos import refusals
from tests.specimens import ALL, app, component, document, path_of
from tests.strategies import mutations, shuffled
from tests.test_redaction import COMMANDS, PLACES, assert_silent
from tests.test_redaction import document as with_secret

SINGLE = ("v1_bot", "v2_weather", "v3_tiles")


def report(done: Conversion, kind: str = "") -> list[str]:
    return [str(each) for each in done.report if not kind or each.kind == kind]


def network(spec: AppSpec, *, hosts: bool = True) -> tuple[Any, ...]:
    """Give what a conversion must keep: components, ports, links and internal hosts."""
    topology = build(spec)
    parts = [(part.id, part.name, part.image, part.ports, part.host if hosts else "") for part in topology.components]
    links = [
        (edge.id, edge.protocol, edge.port, edge.encrypted, edge.problem, edge.host if hosts else "")
        for edge in topology.edges
        if hosts or edge.kind not in ("forward", "request")
    ]
    return parts, sorted(links, key=str)


@pytest.mark.parametrize("name", ALL)
def test_no_link_changes(name: str) -> None:
    done = convert(path_of(name))
    before, after = load(path_of(name)), done.spec
    assert (after.version, after.dialect, after.name) == (8, "fluxos", before.name)
    assert not after.single_container
    if name == "v1_bot":  # the domain manager gives version 1 no name: its open door becomes a name that is served
        assert not build(before).public_hosts
        return
    assert network(after, hosts=not before.single_container) == network(before, hosts=not before.single_container)


@pytest.mark.parametrize("name", ALL)
def test_a_converted_spec_converts_to_itself_byte_for_byte(name: str) -> None:
    once = convert(path_of(name))
    assert convert(once.text).text == once.text
    assert report(convert(once.document), "changed") == (
        ["changed: enterprise: " + BLOB] if once.spec.encrypted else []
    )
    assert report(convert(once.document), "lost") == []


SECRETS = "secrets: encrypted for the nodes of version 7; in version 8 an enterprise app has them in its environment"
BLOB = "encrypted: version 8 already, and carried over as it is"


@pytest.mark.parametrize("name", ALL)
def test_every_key_of_version_8_is_there_in_its_order(name: str) -> None:
    made = convert(path_of(name)).document
    assert list(made) == [key for key in APP_ORDER if key in made]
    assert set(APP_ORDER) - set(made) <= {"datacenter"}
    assert all(list(part) == list(COMPONENT_ORDER) for part in made["compose"])
    assert all(len(part["domains"]) == len(part["ports"]) for part in made["compose"])


def test_a_complete_version_8_spec_loses_nothing_and_has_nothing_told() -> None:
    done = convert(path_of("v8_shop"))
    assert done.document == document("v8_shop")
    assert report(done) == []


@pytest.mark.parametrize("name", ["v4_shop", "v5_shop", "v6_shop", "v7_vault"])
def test_older_versions_carry_over_all_that_version_8_has(name: str) -> None:
    before, done = document(name), convert(path_of(name))
    after = done.document
    for key in set(before) & set(after) - {"version", "compose"}:
        assert after[key] == before[key]
    for old, new in zip(before["compose"], after["compose"], strict=True):
        for key in set(old) & set(new):
            assert new[key] == old[key]
    assert "changed: version: " in report(done, "changed")[0]


@pytest.mark.parametrize("name", SINGLE)
def test_a_single_container_becomes_a_component_and_its_other_host_is_told(name: str) -> None:
    done = convert(path_of(name))
    (part,) = done.document["compose"]
    app_name = done.original.name
    assert part["name"] == app_name
    assert part["environmentParameters"] == document(name)["enviromentParameters"]
    hosts = f"the internal host flux{app_name} becomes flux{app_name}_{app_name}: change what names it"
    assert f"changed: compose[0].name: {hosts}" in report(done)


def test_a_setting_that_names_the_old_host_of_a_single_container_is_told_as_a_link() -> None:
    single = {**document("v3_tiles"), "enviromentParameters": ["API_URL=http://fluxtiles:8080"]}
    assert [each for each in report(convert(single)) if "links that are new: egress.tiles.fluxtiles.8080" in each]


@pytest.mark.parametrize("name", PATTERNS)
def test_the_guides_examples_become_specs_that_fluxos_takes_but_for_the_owner(name: str) -> None:
    done = convert(guide_example(name).text)
    made = {**done.document, "owner": "1FluxExample"}
    made["description"] = made["description"] or "An app"
    assert refusals(made) == []
    assert "to do: owner: is missing or empty" in report(done)
    assert [each for each in report(done) if each.startswith("to do: contacts: none")]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_ready_pattern_converts_to_itself(name: str) -> None:
    pattern = PATTERNS[name].pattern(owner="1FluxExample")
    assert convert(pattern.text).text == pattern.text
    assert convert(pattern.document).report == ()


def test_keys_that_version_8_has_not_are_told_and_none_is_passed_over() -> None:
    odd = component(
        tiered=True, cpubasic=1, secrets="PGP-blob", shm=1, ports="[80]", containerPorts=["80"], environment=[]
    )
    odd |= {"port": 80, "environmentParameters": ["A=1"], "domains": ["", "b.example.com"]}
    done = convert({**app(odd), "hash": "x", "height": 1, "priceUSD": 5, "my secret": 1, "datacenter": "x"})
    assert report(done, "lost") == [
        "lost: datacenter: expected true or false, found text",
        "lost: hash, height: belongs to the record on the chain, not to the spec",
        "lost: keys that version 8 does not know: (an odd key), priceUSD",
        "lost: compose[0]: tiered, cpubasic: version 8 has no tiers; cpu, ram and hdd hold for every node",
        f"lost: compose[0]: {SECRETS}",
        "lost: compose[0]: port: stands beside the list that was read",
        "lost: compose[0]: environment: empty, and version 8 has no place for it",
        "lost: compose[0]: keys that version 8 does not know: shm",
        "lost: compose[0].domains[1]: a domain without a port beside it",
    ]
    (part,) = done.document["compose"]
    assert (part["ports"], part["containerPorts"], part["domains"]) == ([80], [80], [""])


def test_what_is_still_to_be_supplied_is_told() -> None:
    done = convert(
        app(component("api", 22), component("api", 22), component("fluxdb", None), name="my_shop", contacts=[])
    )
    todo = report(done, "to do")
    for said in (
        "to do: name: my_shop may hold letters, digits and inner hyphens only",
        "to do: description: is missing or empty",
        "to do: owner: is missing or empty",
        "to do: compose[0].repotag: is missing or empty",
        "to do: compose[0].cpu: expected a number, found null",
        "to do: compose[0].ports[0]: 22 is a public port that Flux bans",
        "to do: compose[1].name: another component is called api too",
        "to do: compose[1].ports[0]: api has the public port 22 too",
        "to do: compose[2].name: fluxdb may not begin with flux",
    ):
        assert said in todo


def test_what_is_assumed_is_told() -> None:
    changed = report(convert(app()), "changed")
    assert "changed: instances: was not given; written as 3" in changed
    assert "changed: expire: was not given; written as 88000, about a month" in changed
    assert "changed: compose[0].containerData: was empty; written as /tmp, where nothing is kept" in changed
    assert "changed: instances: was no number of copies; written as 3" in report(convert(app(instances=0)))
    assert [each for each in report(convert(app(version=6, expire=22000))) if "about 8 days" in each]


def test_ports_without_a_partner_stay_so_and_are_told() -> None:
    part = {"name": "web", "ports": [80, 81], "containerPorts": [80]}
    done = convert(app(part))
    assert done.document["compose"][0]["containerPorts"] == [80]
    assert "to do: compose[0].ports: expected as many of each, found 2 ports, 1 containerPorts, 2 domains" in report(
        done
    )
    assert network(done.spec) == network(load(app(part)))


def test_the_users_own_values_are_written_as_they_are() -> None:
    entries = [" A = b=c ", "NO_EQUALS", "=x", "", "PASSWORD=p@ss w\u00f6rd", 'J={"a": [1]}']
    commands = ["sh", "-c", "", "echo $X"]
    done = convert(app(component(environmentParameters=entries, commands=commands, repotag="u:p@r.example.com/x:1")))
    (part,) = done.document["compose"]
    assert (part["environmentParameters"], part["commands"]) == (entries, commands)
    assert part["repotag"] == "u:p@r.example.com/x:1"


@pytest.mark.parametrize("name", ["api_envelope", "permanent_message"])
def test_what_stands_around_a_spec_is_left_out_and_told(name: str) -> None:
    done = convert(path_of(name))
    assert [each for each in report(done, "lost") if "what stands around" in each]
    assert done.document["name"] == load(path_of(name)).name


def test_arrays_and_numbers_inside_text_become_what_they_are() -> None:
    made = convert(path_of("arrays_as_text")).document
    assert all(isinstance(port, int) for part in made["compose"] for port in part["ports"] + part["containerPorts"])
    assert all(isinstance(part["environmentParameters"], list) for part in made["compose"])
    flat = app(component(cpu="0.5", ram="2000"), instances="3", staticip="true", contacts='["a@example.com"]')
    done = convert(flat)
    assert (done.document["compose"][0]["cpu"], done.document["compose"][0]["ram"]) == (0.5, 2000)
    assert (done.document["staticip"], done.document["contacts"]) == (True, ["a@example.com"])


def test_an_encrypted_app_of_version_8_is_carried_over_as_it_is() -> None:
    sealed = base64.b64encode(bytes(400)).decode()
    done = convert({**document("v8_enterprise"), "enterprise": sealed})
    assert done.document["enterprise"] == sealed
    assert done.document["compose"] == []
    assert report(done) == ["changed: enterprise: encrypted: version 8 already, and carried over as it is"]


def test_an_encrypted_app_of_an_older_version_is_refused() -> None:
    with pytest.raises(SpecError, match="is encrypted, so that its components cannot be converted"):
        convert({**document("v8_enterprise"), "version": 7})


def test_a_blob_beside_readable_components_is_told() -> None:
    done = convert({**document("v8_shop"), "enterprise": "blob"})
    assert [each for each in report(done, "to do") if "stands beside readable components" in each]


def test_what_cannot_be_read_is_refused_with_every_fault() -> None:
    with pytest.raises(SpecError) as caught:
        convert({"version": 77, "compose": [{"name": "a", "cpu": "z"}]})
    assert {fault.where for fault in caught.value.faults} == {"version", "name", "compose[0].cpu"}


def test_a_name_can_be_given() -> None:
    assert convert({"compose": [{"name": "web"}]}, name="shop").document["name"] == "shop"


def test_half_a_character_is_replaced_and_told() -> None:
    done = convert(app(component(environmentParameters=["A=\ud800"]), description="x\udfff"))
    done.text.encode()
    assert {each.where for each in done.of_kind("changed") if "half of a character" in each.message} == {
        "description",
        "compose[0].environmentParameters[0]",
    }


@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
@settings(max_examples=5)
def test_the_order_of_keys_changes_no_byte(name: str, data: st.DataObject) -> None:
    assert convert(data.draw(shuffled(document(name)))).text == convert(document(name)).text


@settings(max_examples=150)
@given(st.data())
def test_whatever_can_be_read_converts_once_and_for_all(data: st.DataObject) -> None:
    source = data.draw(mutations(document(data.draw(st.sampled_from(ALL)))))
    if not isinstance(source, dict):
        return
    try:
        done = convert(source)
    except SpecError:
        return
    again = convert(done.document)
    assert (again.text, again.document) == (done.text, done.document)
    assert [each for each in again.report if each.kind == "lost"] == []
    before = load(source)
    same = [each for each in done.report if "links that are" in each.message] == []
    assert same == ({edge.id for edge in build(before).edges} == {edge.id for edge in build(done.spec).edges})
    assert same or before.single_container
    assert [part.name for part in done.spec.components] == [part.name for part in before.components]
    assert [part.environment for part in done.spec.components] == [part.environment for part in before.components]


@pytest.mark.parametrize("place", PLACES)
def test_no_message_holds_a_secret_and_the_document_does(place: str) -> None:
    secret = "s3cr3tCanary0123456789xyz"
    source = with_secret(secret, place, next(iter(COMMANDS)))
    done = convert(source)
    assert secret in done.text
    assert done.document["compose"][0]["environmentParameters"] == source["compose"][0]["environmentParameters"]
    outputs = {
        "told": "\n".join(map(str, done.report)),
        "repr of what is told": repr(done.report),
        "repr": repr(done) + str(done) + f"{done}",
        "pickle": pickle.dumps(done).decode("latin-1"),
        "warnings": repr(done.original.warnings) + repr(done.spec),
    }
    assert_silent(secret, iter(outputs.items()))


def test_what_is_told_reads_as_a_line() -> None:
    assert str(ReportEntry("lost", "compose[0]", "tiered")) == "lost: compose[0]: tiered"
    assert str(ReportEntry("lost", "", "tiered")) == "lost: tiered"
    assert repr(convert(app())).startswith("Conversion('shop', from version 4, ")
    assert json.loads(convert(app()).text)["version"] == 8
