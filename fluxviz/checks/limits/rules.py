"""FX7: the pages of the rules about what FluxOS's validator refuses, and what it drops."""

from __future__ import annotations

from fluxviz.checks.rule import Rule
from fluxviz.spec.limits import DESCRIPTION, MAX_DECIMALS
from fluxviz.spec.versions import LATEST

_REFUSED = "FluxOS refuses to register the spec."

MISSING = Rule(
    "FX701",
    "keys that are missing",
    "error",
    "A key that the version of the spec asks for is missing or empty.",
    _REFUSED,
    '{"name": "api", "repotag": "acme/api:1", "ports": [3000]}',
    "every key of the version: fluxviz convert writes them",
)
DROPPED = Rule(
    "FX702",
    "keys that FluxOS drops",
    "advice",
    "A key is not one of the version of the spec, and nothing is lost with it.",
    "FluxOS takes the spec and drops the key in silence: it does nothing.",
    '"version": 8, "compose": [{"tiered": false}]',
    "the key left out",
)
LOST = Rule(
    "FX703",
    "keys whose meaning is lost",
    "error",
    "A key says something, and the version has another name or no place for it: port for ports, environment for "
    "environmentParameters, secrets in version 8, staticip in version 4.",
    "FluxOS drops the key in silence, and what it says never happens.",
    '"port": 3000, "containerPort": 3000',
    '"ports": [3000], "containerPorts": [3000], "domains": [""]',
)
NO_OWNER = Rule(
    "FX704",
    "no owner",
    "error",
    "The owner is missing or empty, and the document was not said to be a template.",
    _REFUSED + " Forms fill the owner of a template in: check one with --template.",
    '"owner": ""',
    '"owner": "YOUR FLUX ID"',
)
TYPE = Rule(
    "FX705",
    "a value of another type",
    "error",
    "A value is text where a number is expected, or the like.",
    _REFUSED,
    '"containerPorts": ["80"]',
    '"containerPorts": [80]',
)
NAME = Rule(
    "FX706",
    "a name that FluxOS does not take",
    "error",
    "A name of an app or component has other signs than letters and digits, begins with flux or zel, or is taken.",
    _REFUSED + " Names become part of host names.",
    '"name": "my_app"',
    '"name": "myapp"',
)
SIZE = Rule(
    "FX707",
    "too long, or too many",
    "error",
    "A text is longer, or a list has more entries, than FluxOS takes.",
    _REFUSED,
    '"description": "(300 characters)"',
    f'"description": "(up to {DESCRIPTION.most} characters)"',
)
RANGE = Rule(
    "FX708",
    "a number out of range",
    "error",
    "instances or expire is less or more than FluxOS takes.",
    _REFUSED,
    '"version": 7, "instances": 1',
    '"version": 7, "instances": 3',
)
HARDWARE = Rule(
    "FX709",
    "more than a node has",
    "error",
    "CPU, RAM or disk of all components together is more than a node has, no multiple of its step, or has more than "
    f"{MAX_DECIMALS} decimals.",
    _REFUSED,
    '"cpu": 20',
    '"cpu": 4',
)
ENTERPRISE = Rule(
    "FX710",
    "what only enterprise apps may have",
    "error",
    "nodes, secrets or repoauth stands in an app that is no enterprise app, or datacenter is true.",
    _REFUSED + " datacenter is for owners on a list of Flux's own.",
    '"enterprise": "", "nodes": ["1.2.3.4"]',
    '"enterprise": "", "nodes": []',
)
VERSION = Rule(
    "FX711",
    "no version that FluxOS takes",
    "error",
    f"version is missing, or none of 1 to {LATEST}.",
    _REFUSED,
    '{"name": "shop", "compose": [...]}',
    '{"version": 8, "name": "shop", "compose": [...]}',
)
NO_VARIABLE = Rule(
    "FX712",
    "an entry of the environment that sets no variable",
    "warning",
    "An entry of environmentParameters has no = in it, no name before it, or is no text.",
    "FluxOS takes it and hands it on to Docker, which sets no variable by an entry without =, and refuses to create "
    "the container for one without a name.",
    '"environmentParameters": ["DB_HOST: fluxpostgres_shop", 5432]',
    '"environmentParameters": ["DB_HOST=fluxpostgres_shop", "DB_PORT=5432"]',
)
TEMPLATE = Rule(
    "FX713",
    "a template whose owner is to be filled in",
    "advice",
    "The document was said to be a template, and its owner is missing or empty.",
    "FluxOS refuses the spec until a Flux ID stands there; Flux's own forms fill it in.",
    '"owner": ""  (with --template)',
    '"owner": "YOUR FLUX ID"',
)
LIMIT_RULES = (
    MISSING, DROPPED, LOST, NO_OWNER, TYPE, NAME, SIZE, RANGE, HARDWARE, ENTERPRISE, VERSION, NO_VARIABLE, TEMPLATE,
)  # fmt: skip
