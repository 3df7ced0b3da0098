"""What is loaded as a secret reaches no output, whatever it stands in and however it is looked at."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from fluxviz import draw, load
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.rendering import FORMATS, with_provenance
from fluxviz.spec import Secret
from fluxviz.topology.reference_card import reference_card
from tests.specimens import SPECS, app, component

CANARY = "canary-7c1e"

PLACES: dict[str, dict[str, Any]] = {
    "a password": {"environmentParameters": [f"DB_PASSWORD={CANARY}"]},
    "a value without a name": {"environmentParameters": [CANARY]},
    "a token in a path": {"environmentParameters": [f"HOOK_URL=https://hooks.example.com/{CANARY}/x"]},
    "a token in a query": {"environmentParameters": [f"API_URL=https://api.example.com/?token={CANARY}"]},
    "a user in a URL": {"environmentParameters": [f"DB_URL=postgres://{CANARY}:{CANARY}@fluxdb_shop:5432/app"]},
    "a URL with a password full of marks": {"environmentParameters": [f"DB_URL=mysql://u:p@{CANARY}@#/:@fluxdb_shop/x"]},
    "a list of brokers": {"environmentParameters": [f"KAFKA=sasl://{CANARY}@fluxdb_shop:9092,{CANARY}@fluxdb_shop:9093"]},
    "a Go data source name": {"environmentParameters": [f"DSN=user:{CANARY}@tcp(fluxdb_shop:3306)/x"]},
    "keywords": {"environmentParameters": [f"DSN=host=fluxdb_shop port=5432 password={CANARY}"]},
    "JSON in a value": {"environmentParameters": [f'C={{"host": "fluxdb_shop", "password": "{CANARY}"}}']},
    "an object of settings": {"environment": {"DB_HOST": "fluxdb_shop", "DB_PASSWORD": CANARY}},
    "a number": {"environmentParameters": ["PIN=86753091"]},
    "a flag of a command": {"commands": ["serve", f"--password={CANARY}", "--host=fluxdb_shop:5432"]},
    "a word of a command": {"commands": ["serve", "-p", CANARY, f"redis://:{CANARY}@fluxdb_shop:6379/0"]},
    "a description": {"description": f"the key is {CANARY}"},
    "encrypted secrets": {"secrets": CANARY},
    "repository credentials": {"repoauth": CANARY},
    "credentials in an image": {"repotag": f"https://user:{CANARY}@ghcr.io/acme/x:1"},
    "credentials in a domain": {"domains": [f"https://u:{CANARY}@shop.example.com/{CANARY}"]},
    "a mount that is none": {"containerData": CANARY},
    "settings fetched at install": {"environmentParameters": [f"F_S_ENV=https://x.example.com/{CANARY}"]},
    "an unknown key": {"vault": CANARY, "more": {"deep": [CANARY]}},
}  # fmt: skip


def seen(spec: Any) -> str:
    """Give everything that can be seen of a loaded spec and its diagram."""
    diagram = draw(spec)
    topology, card = diagram.topology, reference_card(diagram.topology)
    looks = [each for value in (spec, spec.components, topology, diagram, card) for each in (repr(value), str(value))]
    looks += [spec.model_dump_json(), repr(spec.model_dump()), json.dumps(spec.model_dump(mode="json"))]
    looks += [str(pickle.dumps(value)) for value in (spec, topology, diagram)]
    looks += [repr(list(topology.graph.nodes(data=True))), repr(list(topology.graph.edges(data=True)))]
    looks += [repr(copy.deepcopy(spec)), repr(vars(topology)), "\n".join(str(each) for each in spec.warnings)]
    looks += [diagram.svg(), diagram.dot(), diagram.json(), diagram.text(), str(diagram._repr_mimebundle_())]
    looks += [str(with_provenance(diagram, suffix)) for suffix in FORMATS if suffix not in (".html", ".png", ".pdf")]
    looks += [card_json(card, verify=True), card_markdown(card, verify=True)]
    return "\n".join(looks)


FORMS = (
    "DB_URL=postgres://user:{}@fluxdb_shop:5432/x",
    "DB_PASSWORD={}",
    "DSN=user:{}@tcp(fluxdb_shop:3306)/x",
    "DSN=host=fluxdb_shop user=x password='{}'",
    "CONNECTION=Server=fluxdb_shop,1433;User Id=sa;Password={};",
    'CACHE={{"url": "redis://:{}@fluxdb_shop:6379"}}',
    "JDBC=jdbc:postgresql://fluxdb_shop:5432/x?user=a&password={}",
    "JDBC=jdbc:sqlserver://fluxdb_shop:1433;databaseName=x;user=sa;password={};encrypt=true",
    "URL=mongodb://fluxdb_shop:27017/x?authSource=admin&password={}",
    "URL=https://api.example.com/x?token={}",
)


@pytest.mark.parametrize("form", FORMS)
def test_no_part_of_a_password_full_of_marks_reaches_an_output(form: str) -> None:
    """People do not escape their passwords: what follows a mark must not be taken for a host."""
    leaks = []
    for first, second in product("#$&,/:;?@| ", repeat=2):
        password = f"Kanary1{first}Kanary2{second}Kanary3"
        diagram = draw(app(component(environmentParameters=[form.format(password)]), component("db", None)))
        if "kanary" in (diagram.json() + diagram.text()).lower():
            leaks.append(password)
    assert leaks == []


@pytest.mark.parametrize("place", PLACES)
def test_a_secret_reaches_no_output_from(place: str) -> None:
    spec = load(app(component(**PLACES[place]), component("db", 5432), description=CANARY, enterprise=""))
    everything = seen(spec)
    assert CANARY not in everything
    assert "86753091" not in everything
    assert "canary" not in everything


def test_the_blob_of_an_enterprise_app_reaches_no_output() -> None:
    assert "canary" not in seen(load(SPECS / "v8_enterprise.json"))


def test_a_secret_reaches_no_traceback() -> None:
    try:
        load(app(component(environmentParameters=[f"A={CANARY}", [CANARY]])))
    except Exception:  # noqa: BLE001, RUF100 - whatever is raised is what a user would read
        assert CANARY not in traceback.format_exc().replace(Path(__file__).read_text("utf-8"), "")
    else:
        pytest.fail("a list among the settings was read")


def test_a_secret_shows_its_mask_in_every_form() -> None:
    secret = Secret(CANARY)
    for shown in (repr(secret), str(secret), f"{secret}", f"{secret:>10}", f"{secret!r}", "%s" % secret):  # noqa: UP031
        assert CANARY not in shown
        assert "\u2022\u2022\u2022" in shown


def test_a_secret_is_masked_in_a_pickle_and_kept_in_a_copy() -> None:
    secret = Secret(CANARY)
    assert pickle.loads(pickle.dumps(secret)).reveal() != CANARY
    assert copy.deepcopy(secret).reveal() == copy.copy(secret).reveal() == CANARY


def test_secrets_are_equal_where_their_texts_are() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert bool(Secret("a"))
    assert not Secret("")


def test_an_attribute_of_a_secret_is_not_found_by_looking() -> None:
    with pytest.raises(TypeError):
        vars(Secret(CANARY))
