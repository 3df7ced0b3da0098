"""What looks for findings, a family after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fluxviz.checks.cloudflare import check_cloudflare
from fluxviz.checks.contradicting import check_contradicting
from fluxviz.checks.domains import check_domains
from fluxviz.checks.exposure import check_exposure
from fluxviz.checks.findings import Finding
from fluxviz.checks.limits import check_limits
from fluxviz.checks.listening import check_listening
from fluxviz.checks.names import check_names
from fluxviz.checks.order import check_order
from fluxviz.checks.passwords import check_passwords
from fluxviz.checks.ports import check_ports
from fluxviz.checks.public_names import check_public_names
from fluxviz.checks.serving import check_serving
from fluxviz.checks.storage import check_storage
from fluxviz.checks.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_names,
    check_ports,
    check_listening,
    check_contradicting,
    check_exposure,
    check_passwords,
    check_cloudflare,
    check_domains,
    check_public_names,
    check_serving,
    check_storage,
    check_limits,
    check_order,
)
"""What looks for them."""
