"""What each key of a spec is for, as an editor shows it.

Source: ``verifyTypeCorrectnessOfApp`` and ``verifyRestrictionCorrectnessOfApp`` in RunOnFlux/flux,
``ZelBack/src/services/appRequirements/appValidator.js``, and ``docs/multiple-mounts-guide.md`` for containerData.
"""

from __future__ import annotations

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, str] = {
    "version": "Version of the spec. Flux registers new apps of version 8.",
    "name": "Name of the app. It begins its public names, NAME.app.runonflux.io, and ends its internal hosts.",
    "description": "What the app is, for people. It is public.",
    "owner": "Flux ID or address of the owner, who alone can update the app.",
    "compose": "The components: containers of one app, which reach each other as fluxCOMPONENT_APP:PORT.",
    "instances": "How many nodes run the app, each with all components; their data is shared only by containerData.",
    "contacts": "E-mail addresses or a link to them, for notices. They are public.",
    "geolocation": "Where the app may run, such as acEU or acEU_DE; a!cEU_RU forbids a country. Empty: anywhere.",
    "expire": "For how many blocks of 30 seconds the app is registered; 88000 is about a month.",
    "nodes": "Nodes that alone may run the app: of enterprise apps.",
    "staticip": "Only on nodes with a static IP. It gives no domain and no TLS, and costs extra.",
    "enterprise": "Ciphertext of contacts and compose, which are empty then; or an empty text.",
    "datacenter": "Only in data centres: for owners on Flux's list of enterprise owners.",
    "repotag": "Image of the container, such as postgres:16-alpine.",
    "ports": "Public ports, on every node's own address and without TLS. The entry at the same place in containerPorts "
    "is what it leads to, that in domains its custom domain. Empty: the component is private.",
    "containerPorts": "Ports that the container listens on: what other components call. As many as ports.",
    "domains": "A custom domain for each port, or an empty text; several in one text with commas. As many as ports.",
    "environmentParameters": "Environment, each KEY=value. It is public, but for enterprise apps: no secrets.",
    "enviromentParameters": "Environment, each KEY=value (spelt so in versions 1 to 3). It is public: no secrets.",
    "commands": "Arguments of the container (Docker's Cmd), one each.",
    "containerData": "Where the container keeps data, such as /data; /tmp for none. s:/data is kept in step between "
    "the copies (r: receives only, g: one copy writes), /data|0:/other mounts that of the first component.",
    "cpu": "CPU cores, in steps of 0.1. A node has at most 15 for all components together.",
    "ram": "RAM in MB, in steps of 100. A node has at most 59000 for all components together.",
    "hdd": "Disk in GB. A node has at most 820 for all components together.",
    "tiered": "Whether the sizes differ by the tier of the node.",
    "secrets": "Environment, encrypted for the app's nodes; an empty text for none.",
    "repoauth": "Access to a private registry, encrypted: of enterprise apps; an empty text for none.",
    "port": "Public port, on every node's own address and without TLS.",
    "containerPort": "Port that the container listens on.",
    "environment": "Environment as an object: the guide's own form, which Flux does not register.",
    "components": "The components, in the guide's own form, which Flux does not register.",
}
COMPONENT_NAME = "Name of the component: others reach it as fluxNAME_APP."
"""What the name of a component is for."""

TIERS: Mapping[str, str] = {"basic": "a cumulus node", "super": "a nimbus node", "bamf": "a stratus node"}
"""The nodes that the sizes of a tier are for."""
