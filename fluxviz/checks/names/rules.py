"""FX1: the pages of the rules about names."""

from __future__ import annotations

from fluxviz.checks.rule import Rule

_NOT_FOUND = "The name is looked up on the app's own Docker network, where nothing answers to it: the call fails."

NO_COMPONENT = Rule(
    "FX101",
    "a host with a component that does not exist",
    "error",
    "A setting names flux{component}_{app} of this app, but no component is called so.",
    _NOT_FOUND,
    '"DB_HOST=fluxpostgre_shop"  (the component is called postgres)',
    '"DB_HOST=fluxpostgres_shop"',
)
ANOTHER_APP = Rule(
    "FX102",
    "a host of another app",
    "error",
    "A setting names flux{component}_{app} of another app, and no networkWith in the description links the two.",
    "Each app has a Docker network of its own on each node: other apps cannot be reached by internal names.",
    '"DB_HOST=fluxpostgres_blog"  (in the app shop)',
    '"DB_HOST=fluxpostgres_shop", or networkWith:[blog] in the app\'s description',
)
SEPARATOR = Rule(
    "FX103",
    "a host with - or . for _",
    "error",
    "An internal host is written with a hyphen or a dot between component and app.",
    _NOT_FOUND,
    '"DB_HOST=fluxpostgres-shop"',
    '"DB_HOST=fluxpostgres_shop"',
)
NO_PREFIX = Rule(
    "FX104",
    "a host without flux before it",
    "error",
    "A setting names {component}_{app} without the prefix flux.",
    _NOT_FOUND,
    '"DB_HOST=postgres_shop"',
    '"DB_HOST=fluxpostgres_shop"',
)
SHORT_FORM = Rule(
    "FX105",
    "a component called by its bare name",
    "advice",
    "A setting names another component by its name alone.",
    "It resolves since FluxOS of February 2024, but is easily mistaken for a host outside, and the guide has it not.",
    '"REDIS_HOST=redis"',
    '"REDIS_HOST=fluxredis_shop"',
)
TRAILING_PLACEHOLDER = Rule(
    "FX106",
    "an internal host that ends in a placeholder",
    "warning",
    "A setting names flux{component}_ with no app after it, or with a placeholder in its place or in the component's.",
    "Some forms append the app's name when they are filled in; nothing answers to the name as it is, and the link that "
    "it can only mean is drawn as unfinished.",
    '"DB_HOST=fluxpostgres_"',
    '"DB_HOST=fluxpostgres_shop"',
)
PUBLIC_NAME_INSIDE = Rule(
    "FX107",
    "a call inside the app by a public name",
    "warning",
    "A component calls another of its own app by a public name, in a setting that no browser reads.",
    "The call leaves the node for the edge and comes back to any node: slower, in the clear on its last hop, cut off "
    "after the edge's 25 seconds, and perhaps to another copy of the app with other data.",
    '"API_URL=https://shop_3000.app.runonflux.io"',
    '"API_URL=http://fluxapi_shop:3000"',
)
BROWSER_CANNOT = Rule(
    "FX108",
    "an internal host in a browser's variable",
    "error",
    "A variable that is built into a front end (REACT_APP_, VITE_, NEXT_PUBLIC_ ...) names an internal host.",
    "The visitor's browser makes the call, and internal names exist on the app's own network only.",
    '"REACT_APP_API_URL=http://fluxapi_shop:3000"',
    '"REACT_APP_API_URL=https://shop_3000.app.runonflux.io"',
)
LOCALHOST = Rule(
    "FX109",
    "localhost for another component",
    "warning",
    "A setting names localhost and a port on which another component listens and this one does not.",
    "Each component is a container of its own: localhost is the caller itself; in a page, the visitor's machine.",
    '"DB_HOST=localhost", "DB_PORT=5432"  (in api, beside postgres)',
    '"DB_HOST=fluxpostgres_shop", "DB_PORT=5432"',
)
PLACEHOLDER_LEFT = Rule(
    "FX110",
    "a placeholder that is still to be filled in",
    "advice",
    "A value, an image or the owner still holds CHANGE_ME, YOUR_..., myuser/ or the like.",
    "It works for nobody as it is. What is filled in of an app that is no enterprise app can be read by everybody.",
    '"DB_PASSWORD=CHANGE_ME"',
    "the value, in an enterprise app or in encrypted secrets where it must stay secret",
)
NO_NAME = Rule(
    "FX111",
    "a host that no container can reach",
    "warning",
    "A setting names a host of one word that is no component of the app, a private address, or host.docker.internal.",
    "Public DNS has no names of one word, and no component has this one: the lookup fails. What containers send to "
    "private addresses outside the app Flux drops.",
    '"DB_HOST=mysql"  (no component is called mysql)',
    '"DB_HOST=fluxdatabase_shop"',
)
NOBODY_HERE = Rule(
    "FX112",
    "localhost, and nobody known to listen there",
    "advice",
    "A setting names localhost and a port on which the component is not known to listen, nor any other of the app.",
    "Each component is a container of its own: localhost reaches the caller alone. Unless its image holds that server, "
    "too, the call is refused.",
    '"REDIS_URL=redis://localhost:6379"  (in api, a node:22)',
    '"REDIS_URL=redis://fluxredis_shop:6379", and a component redis',
)
NAME_RULES = (
    NO_COMPONENT, ANOTHER_APP, SEPARATOR, NO_PREFIX, SHORT_FORM, TRAILING_PLACEHOLDER, PUBLIC_NAME_INSIDE,
    BROWSER_CANNOT, LOCALHOST, PLACEHOLDER_LEFT, NO_NAME, NOBODY_HERE,
)  # fmt: skip
