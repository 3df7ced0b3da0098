"""FX8: the order of starts, and tags of images."""

from __future__ import annotations

from fluxviz.checks.rule import Rule

CIRCLE = Rule(
    "FX801",
    "components that call each other in a circle",
    "advice",
    "Each of some components calls the next, and the last calls the first.",
    "FluxOS starts components one after the other: the first of a circle always starts before what it calls.",
    '"API=http://fluxapi_shop:3000" in auth, "AUTH=http://fluxauth_shop:3001" in api',
    "a component that tries again until the other answers",
)
STARTS_TOO_EARLY = Rule(
    "FX802",
    "a migration before its database",
    "advice",
    "A component's command migrates a database that stands after it in compose.",
    "FluxOS starts components in the order of compose: the migration runs before the database does.",
    '"compose": [{"name": "api", "commands": ["npm run migrate && npm start"]}, {"name": "postgres"}]',
    "postgres first, or a command that waits for it",
)
NO_TAG = Rule(
    "FX803",
    "an image without a tag",
    "advice",
    "repotag names an image and no version of it.",
    "It means latest: nodes may run different versions, and an update comes without a change of the spec.",
    '"repotag": "acme/api"',
    '"repotag": "acme/api:1.4.2"',
)
LATEST = Rule(
    "FX804",
    "an image tagged latest",
    "advice",
    "repotag names the version latest.",
    "Nodes may run different versions, and an update comes without a change of the spec.",
    '"repotag": "acme/api:latest"',
    '"repotag": "acme/api:1.4.2"',
)
ORDER_RULES = (CIRCLE, STARTS_TOO_EARLY, NO_TAG, LATEST)
