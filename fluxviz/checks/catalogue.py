"""What looks for findings, a family after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fluxviz.checks.exposure.checks import check_exposure
from fluxviz.checks.exposure.passwords import check_passwords
from fluxviz.checks.findings import Finding
from fluxviz.checks.limits.checks import check_limits
from fluxviz.checks.names.checks import check_names
from fluxviz.checks.order.checks import check_order
from fluxviz.checks.ports.checks import check_ports
from fluxviz.checks.ports.contradictions import check_contradicting
from fluxviz.checks.public_path.cloudflare import check_cloudflare
from fluxviz.checks.public_path.domains import check_domains
from fluxviz.checks.public_path.names import check_public_names
from fluxviz.checks.serving.checks import check_serving
from fluxviz.checks.storage.checks import check_storage
from fluxviz.checks.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_names,
    check_ports,
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
