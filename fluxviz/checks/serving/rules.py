"""FX5: TLS in the container, and slow requests."""

from __future__ import annotations

from fluxviz.checks.rule import Rule

TLS_INSIDE = Rule(
    "FX501",
    "TLS that a container port and the edge do not both speak",
    "warning",
    "A public port leads to 443, 8443 or another port that speaks HTTPS; or to one of plain HTTP in an app that the "
    "edge calls with TLS, such as one with trilium in its name.",
    "The edge ends TLS and calls the container by plain HTTP, but for a short list of apps; a server that expects the "
    "other of both answers 400 or nothing.",
    '"ports": [31443], "containerPorts": [443]',
    '"ports": [31080], "containerPorts": [80]',
)
CERTIFICATE = Rule(
    "FX502",
    "a certificate in the settings of a public component",
    "warning",
    "A variable of a component behind the edge holds or names a certificate, its key, or a Let's Encrypt account.",
    "The edge has the certificates and ends TLS: the container needs none, and can get none. A private key in the "
    "environment can be read by everybody.",
    '"SSL_CERT_FILE=/etc/ssl/site.crt"',
    "no certificate: the process listens on plain HTTP",
)
SLOW_REQUEST = Rule(
    "FX503",
    "requests longer than the edge waits",
    "advice",
    "A setting lets requests take longer than 25 seconds, and no timeout= is there.",
    "The edge cuts a request off after 25 seconds unless the component has a variable timeout, in milliseconds.",
    '"REQUEST_TIMEOUT=60"',
    '"REQUEST_TIMEOUT=60", "timeout=60000"',
)
SERVING_RULES = (TLS_INSIDE, CERTIFICATE, SLOW_REQUEST)
