"""What breaks the way of visitors to an app."""

from __future__ import annotations

from fluxviz.teaching.labs.draft import Draft
from fluxviz.teaching.labs.mutation import mutation
from fluxviz.topology.naming import GUIDE


def _set_ssl(draft: Draft, mode: str) -> None:
    draft.access["domains"][draft.domain]["ssl"] = mode


@mutation(teaches=6)
def strict_mode(draft: Draft) -> str:
    """Let CloudFlare check a certificate that is not there."""
    _set_ssl(draft, "strict")
    return f"Visitors of {draft.domain} see error 526. Flux's own name of the app works."


@mutation(teaches=6)
def flexible_mode(draft: Draft) -> str:
    """Let CloudFlare call the edge without TLS."""
    _set_ssl(draft, draft.chance.choice(("flexible", "off")))
    return f"Browsers say that {draft.domain} redirected them too many times. Flux's own name of the app works."


@mutation(teaches=4)
def unlisted_domain(draft: Draft) -> str:
    """Leave the domain out of the spec."""
    draft.component(draft.frontend)["domains"] = [""]
    return f"{draft.domain} answers with error 503. The record at CloudFlare is right."


@mutation(teaches=4)
def upper_case_domain(draft: Draft) -> str:
    """Write the domain as people write names."""
    # Www., too: the domain manager cuts www. off, and adds it in lower case, so that the name would answer.
    draft.component(draft.frontend)["domains"] = [draft.domain.title()]
    return f"{draft.domain} answers with error 503. The record at CloudFlare is right, and the spec has the domain."


@mutation(teaches=4)
def domain_of_another_component(draft: Draft) -> str:
    """List the domain at the api."""
    draft.component(draft.frontend)["domains"] = [""]
    draft.component(draft.api)["domains"] = [draft.domain]
    return f"{draft.domain} shows the raw data of {draft.api}, and no page."


@mutation(teaches=1)
def api_first(draft: Draft) -> str:
    """Put the api before the front end."""
    compose = draft.document["compose"]
    compose.sort(key=lambda each: each["name"] != draft.api)
    own = f"https://{GUIDE.app_host(draft.app)}"
    return f"{own} shows the raw data of {draft.api}, and no page. {draft.domain} shows the page."


@mutation(teaches=5)
def internal_host_in_browser(draft: Draft) -> str:
    """Give the page a name that only containers find."""
    port = draft.component(draft.api)["containerPorts"][0]
    draft.set_variable(draft.frontend, "REACT_APP_API_URL", f"http://{draft.host(draft.api)}:{port}")
    return "The page loads, and stays empty. The browser's console says: net::ERR_NAME_NOT_RESOLVED"


@mutation(teaches=4)
def name_of_a_component(draft: Draft) -> str:
    """Give the page the guide's name of the api, which the network does not have."""
    draft.set_variable(draft.frontend, "REACT_APP_API_URL", f"https://{GUIDE.component_host(draft.api, draft.app)}")
    return (
        "The page loads, and stays empty: each of its calls for data fails. The address is spelled as the guide has it."
    )


@mutation(teaches=8)
def moved_port(draft: Draft) -> str:
    """Publish the api on another port, and leave the page as it was built."""
    moved = draft.chance.choice([port for port in range(31000, 31100) if port != draft.api_port])
    draft.component(draft.api)["ports"] = [moved]
    return f"The page loads, and stays empty since last week, when {draft.api} got another public port."


@mutation(teaches=8)
def plain_calls(draft: Draft) -> str:
    """Let a page that came by HTTPS call by HTTP."""
    url = draft.api_url.replace("https://", "http://")
    draft.set_variable(draft.frontend, "REACT_APP_API_URL", url)
    return "The page loads, and stays empty. The browser's console says: Mixed Content: this request has been blocked"
