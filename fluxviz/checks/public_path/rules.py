"""FX4: the pages of the rules about CloudFlare, domains and public names."""

from __future__ import annotations

from fluxviz.checks.rule import Rule

_LOOP = "Visitors see 'too many redirects' and nothing else."
_DEAD = "The Flux Domain Manager makes another name of it, none, or one without a certificate: visitors get no page."

FLEXIBLE = Rule(
    "FX401",
    "CloudFlare's mode Flexible",
    "error",
    "A proxied domain has CloudFlare's SSL/TLS mode Flexible: it calls the edge without TLS, which redirects to HTTPS.",
    _LOOP,
    '"ssl": "flexible"',
    '"ssl": "full"',
)
STRICT = Rule(
    "FX402",
    "CloudFlare's mode Full (strict)",
    "warning",
    "A proxied domain has CloudFlare's SSL/TLS mode Full (strict).",
    "The edge gets no certificate for a name that CloudFlare proxies, so that CloudFlare answers 526; one that was "
    "issued before may still serve until it expires.",
    '"ssl": "strict"',
    '"ssl": "full"',
)
OFF = Rule(
    "FX403",
    "CloudFlare's mode Off",
    "error",
    "A proxied domain has CloudFlare's SSL/TLS mode Off: it sends visitors back to HTTP, and the edge to HTTPS.",
    _LOOP,
    '"ssl": "off"',
    '"ssl": "full"',
)
NOT_ALWAYS_HTTPS = Rule(
    "FX404",
    "no Always Use HTTPS",
    "warning",
    "A proxied domain is without CloudFlare's Always Use HTTPS.",
    "The first request of a visitor who types no scheme goes in the clear all the way to the edge, which redirects.",
    '"always_https": false',
    '"always_https": true',
)
NOT_LISTED = Rule(
    "FX405",
    "a custom domain that is not in domains",
    "error",
    "A domain of the public access overlay is not in the domains of any component.",
    "The edge knows only the names in domains: it answers 503 to all others.",
    '"domains": [""]',
    '"domains": ["shop.example.com"]',
)
UPPER_CASE = Rule(
    "FX406",
    "a custom domain with upper-case letters",
    "error",
    "An entry of domains has upper-case letters.",
    "Browsers send names in lower case, and the edge compares letter by letter: the name never matches.",
    '"domains": ["Shop.example.com"]',
    '"domains": ["shop.example.com"]',
)
SEVERAL_NAMES = Rule(
    "FX407",
    "several names in one entry of domains",
    "advice",
    "An entry of domains holds several names, separated by commas.",
    "The Flux Domain Manager takes them apart, other tools may not; www. is added by itself.",
    '"domains": ["shop.example.com,www.shop.example.com"]',
    '"domains": ["shop.example.com"]',
)
DEAD_ENTRY = Rule(
    "FX408",
    "an entry of domains that is no host name",
    "error",
    "An entry of domains has a path, a port, a star, a blank, a letter beyond ASCII, or another sign that no host name "
    "has; or it is an address, or a name that no certificate can be had for.",
    _DEAD,
    '"domains": ["shop.example.com/start"]',
    '"domains": ["shop.example.com"]',
)
WITH_SCHEME = Rule(
    "FX409",
    "a custom domain with a scheme",
    "advice",
    "An entry of domains begins with http:// or https://.",
    "The Flux Domain Manager cuts it off; a host name alone is what belongs there.",
    '"domains": ["https://shop.example.com"]',
    '"domains": ["shop.example.com"]',
)
OWN_ZONE = Rule(
    "FX410",
    "a name of Flux's own in domains",
    "warning",
    "An entry of domains is a name below app.runonflux.io.",
    "Flux gives those by itself, and passes over what stands in domains.",
    '"domains": ["shop.app.runonflux.io"]',
    '"domains": [""]',
)
LEADS_NOWHERE = Rule(
    "FX411",
    "a custom domain that leads nowhere",
    "error",
    "A domain has no port beside it, leads to a component without a public port, or to one that the edge serves not.",
    "There is nothing behind the name: it answers 503.",
    '"ports": [], "containerPorts": [], "domains": ["shop.example.com"]',
    '"ports": [31080], "containerPorts": [80], "domains": ["shop.example.com"]',
)
TWO_PLACES = Rule(
    "FX412",
    "a custom domain that leads to two places",
    "error",
    "A domain stands in domains twice, or the overlay has it lead elsewhere.",
    "The edge answers by the first: the other port is never reached by this name.",
    '"domains": ["shop.example.com"]  in frontend and in api',
    '"domains": ["shop.example.com"] in frontend, "domains": ["api.example.com"] in api',
)
WRONG_TARGET = Rule(
    "FX413",
    "a CNAME to another name than the app's",
    "error",
    "A domain's CNAME points to a name that is not this app's.",
    "The request never reaches the edge that serves this app.",
    '"cname": "shpo.app.runonflux.io"',
    '"cname": "shop.app.runonflux.io"',
)
ROOT_WITHOUT_FLATTENING = Rule(
    "FX414",
    "a root domain whose CNAME must be flattened",
    "advice",
    "A root domain has a CNAME and is not proxied by CloudFlare.",
    "DNS allows no CNAME beside the other records of a root domain: its provider must flatten it. CloudFlare does, "
    "proxied or not; many others do not.",
    '"example.com": {"proxied": false}',
    'DNS at a provider that flattens it, "example.com": {"proxied": true, "ssl": "full"}, or a subdomain such as www',
)
GUIDE_NAME = Rule(
    "FX415",
    "a public name that is not published",
    "warning",
    "A setting names {component}-{app}.app.runonflux.io or {component}.{app}.app.runonflux.io, as the networking guide "
    "and old texts have it, or {app}_{port}.app.runonflux.io with a port that the app does not publish.",
    "The Flux Domain Manager publishes {app}.app.runonflux.io, and {app}_{port}.app.runonflux.io for each public port; "
    "at any other name the edge answers 503.",
    '"REACT_APP_API_URL=https://api-shop.app.runonflux.io"',
    '"REACT_APP_API_URL=https://shop_3000.app.runonflux.io"',
)
PLAIN_OR_PORT = Rule(
    "FX416",
    "a public URL with http: or with a port",
    "warning",
    "A setting names a public name of the app with http:// or with a port.",
    "The edge answers on 443 only; port 80 redirects there, and other ports are closed but for apps in primary/standby "
    "mode.",
    '"PUBLIC_URL=http://shop.app.runonflux.io:3000"',
    '"PUBLIC_URL=https://shop_3000.app.runonflux.io"',
)
MIXED_CONTENT = Rule(
    "FX417",
    "mixed content",
    "warning",
    "A variable that is built into a front end calls a public name by http:// or ws://.",
    "The page itself is served by HTTPS: browsers block what it calls in the clear.",
    '"REACT_APP_API_URL=http://shop_3000.app.runonflux.io"',
    '"REACT_APP_API_URL=https://shop_3000.app.runonflux.io"',
)
PUBLIC_RULES = (
    FLEXIBLE, STRICT, OFF, NOT_ALWAYS_HTTPS, NOT_LISTED, UPPER_CASE, SEVERAL_NAMES, DEAD_ENTRY, WITH_SCHEME, OWN_ZONE,
    LEADS_NOWHERE, TWO_PLACES, WRONG_TARGET, ROOT_WITHOUT_FLATTENING, GUIDE_NAME, PLAIN_OR_PORT, MIXED_CONTENT,
)  # fmt: skip
