"""Settings whose URL a component hands on: a visitor's browser goes there, and no name inside the app would do."""

from __future__ import annotations

_NO_CALL_WORDS = frozenset(
    """
    frontend front site callback redirect origin origins public base external webhook cors return link links root app
    web home canonical self own www domain website ui client notify issuer audience
    authorize authorization authority login logout signin signup sso oauth oidc openid saml idp keycloak drone
    assets static cdn media
    """.split()
)
"""Words of settings whose URL is handed to visitors, or must be the same for all, as an issuer's."""


def is_handed_on(words: tuple[str, ...]) -> bool:
    """Return whether a setting's URL is for others: Grafana's ``AUTH_URL`` is where it sends the visitor's browser."""
    return bool(_NO_CALL_WORDS & {*words}) or words[-2:] == ("auth", "url")
