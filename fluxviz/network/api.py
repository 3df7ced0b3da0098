"""The reads of the API, one call each; the two that hand a document over say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

from fluxviz.errors import NetworkError
from fluxviz.network import routes
from fluxviz.network.asking import Answer, Question, ask
from fluxviz.network.bases import Bases
from fluxviz.network.causes import Cause
from fluxviz.network.envelope import RefusedError, data_of, wrong_shape
from fluxviz.network.names import PREFIX, app_name, node_address, owner_id
from fluxviz.network.routes import Route
from fluxviz.network.rows import InstallError, Location, Place, Price, Verdict, number_in
from fluxviz.network.unknown_values import mask_unknown
from fluxviz.network.wording import Mask, harmless

_Row = TypeVar("_Row", Location, InstallError)
PAUSE = 0.5
"""How long is waited before another try, in seconds; twice that before a third."""
_GONE = "it was never registered, or the time it was paid for is over"


class FluxApi:
    """The public API. Making one asks nothing; each method is one call.

    Args:
        base: The address; None: that in ``FLUXVIZ_API``, or the team's ``https://api.runonflux.io``.
        patience: How long a call may take in all, in seconds; None: what its route has.
        pause: How long to wait before another try, in seconds; None: ``PAUSE``.

    Raises:
        NetworkError: the address is none that can be asked.

    """

    def __init__(self, base: str | None = None, *, patience: float | None = None, pause: float | None = None) -> None:
        self.bases = Bases.of(base)
        self._patience, self._pause = patience, PAUSE if pause is None else pause
        self._mask: Mask = mask_unknown

    def masking(self, mask: Mask) -> FluxApi:
        """Return one that takes values out of what a server says, which may quote them.

        Until then all that is quoted in it, or given to a name, is masked.

        Args:
            mask: Gets a server's text as it came, and returns what of it may be told.

        """
        other = copy(self)
        other._mask = mask
        return other

    def spec(self, name: str) -> dict[str, Any]:
        """Return the spec of an app as it is registered now, its values with it: hold them as secrets.

        Raises:
            NetworkError: there is none, or no answer; names the cause.

        """
        asked = f"{PREFIX}{harmless(name, 80)}"
        try:
            answer, data = self._get(asked, routes.SPEC, app_name(name))
        except RefusedError as error:
            if "not found" in error.message:
                raise NetworkError(
                    asked, Cause.NO_SUCH_APP, f"{_GONE}; fluxviz history {name} tells what it was"
                ) from None
            raise
        if not isinstance(data, dict):
            wrong_shape(asked, answer.host, "the spec of an app", data, self._mask)
        if str(data.get("name", "")).lower() != name.lower():
            raise NetworkError(asked, Cause.WRONG_SHAPE, f"{answer.host} answers with another app")
        return data

    def locations(self, name: str) -> tuple[Location, ...]:
        """Return the nodes that an app runs on; none for an app that nobody knows. A crashed one is listed up to 2 h.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        return self._rows("where it runs", routes.LOCATIONS, name, Location.of)

    def installing(self, name: str) -> tuple[Location, ...]:
        """Return the nodes that install an app, of the last 15 minutes.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        return self._rows("nodes that install it", routes.INSTALLING, name, Location.of)

    def installing_errors(self, name: str) -> tuple[InstallError, ...]:
        """Return why nodes could not install an app.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        return self._rows("install errors", routes.INSTALL_ERRORS, name, partial(InstallError.of, mask=self._mask))

    def history(self, name: str) -> list[dict[str, Any]]:
        """Return every message of an app, as it came; the case of the name counts here.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        asked = f"{PREFIX}{harmless(name, 80)}: its history"
        return self._list(asked, routes.HISTORY, {"appname": app_name(name)})

    def all_specs(self, *, owner: str | None = None) -> list[dict[str, Any]]:
        """Return every spec of the network, or of one owner: some 2.5 MB.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        if owner is None:
            return self._list("all apps", routes.ALL_SPECS, {})
        return self._list(f"owner {harmless(owner, 80)}", routes.ALL_SPECS, {"owner": owner_id(owner)})

    def node_location(self, ip: str) -> Place:
        """Return where a node stands, as the team's statistics say.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        address = node_address(ip)
        _, data = self._get(f"node {address}", routes.NODE_LOCATION, address, bases=self.bases.statistics)
        row = data if isinstance(data, Mapping) else {}
        return Place(*(harmless(row.get(key), 60) for key in ("continent", "country", "region")))

    def price(self, document: str) -> Price:
        """Hand a spec over, and return what FluxOS asks for it.

        Args:
            document: The spec as JSON text, sent as it is: with every value in it.

        Raises:
            NetworkError: there is no answer, or FluxOS refuses; names the cause.

        """
        answer, data = self._hand("the price", routes.PRICE, document)
        if not isinstance(data, Mapping):
            wrong_shape("the price", answer.host, "a price", data, self._mask)
        return Price(
            number_in(data.get("usd")), number_in(data.get("flux")), harmless(data.get("fluxDiscount"), 80, self._mask)
        )

    def verify(self, document: str, *, update: bool = False) -> Verdict:
        """Hand a spec over, and return whether FluxOS would take it: the node looks its images up.

        Args:
            document: The spec as JSON text, sent as it is: with every value in it.
            update: It is an update of an app that is registered already.

        Raises:
            NetworkError: there is no answer; names the cause.

        """
        try:
            self._hand("the verdict", routes.VERIFY_UPDATE if update else routes.VERIFY_NEW, document)
        except RefusedError as error:
            if error.cause != Cause.REFUSED:
                raise
            return Verdict(False, error.message)
        return Verdict(True, "")

    def _get(
        self,
        asked: str,
        route: Route,
        name: str = "",
        query: Mapping[str, str] | None = None,
        bases: tuple[str, ...] | None = None,
    ) -> tuple[Answer, Any]:
        """Ask; once more where the node is not synced, as the balancer may choose another."""
        question = self._question(asked, route, quote(name, safe=""), query or {})
        for _ in range(2):
            answer = ask(question, bases or self.bases.api, self._pause)
            try:
                return answer, data_of(answer, asked, self._mask)
            except RefusedError as error:
                refusal = error
                if error.cause != Cause.NOT_SYNCED:
                    break
        raise refusal

    def _hand(self, asked: str, route: Route, document: str) -> tuple[Answer, Any]:
        """Hand a document over, to one address only: the one that was named to the user."""
        answer = ask(self._question(asked, route, "", {}, document), self.bases.api[:1], self._pause)
        return answer, data_of(answer, asked, self._mask)

    def _question(
        self, asked: str, route: Route, name: str, query: Mapping[str, str], text: str | None = None
    ) -> Question:
        return Question(asked, route.path + name, route.most, self._patience or route.patience, query, text)

    def _rows(self, what: str, route: Route, name: str, read: Callable[[Mapping[str, Any]], _Row]) -> tuple[_Row, ...]:
        asked = f"{PREFIX}{harmless(name, 80)}: {what}"
        rows = self._list(asked, route, {}, app_name(name))
        return tuple(sorted((read(row) for row in rows), key=repr))

    def _list(self, asked: str, route: Route, query: Mapping[str, str], name: str = "") -> list[dict[str, Any]]:
        answer, data = self._get(asked, route, name, query)
        rows = [row for row in data if isinstance(row, dict)] if isinstance(data, list) else None
        if rows is None or (data and not rows):
            wrong_shape(asked, answer.host, "a list of objects", data, self._mask)
        return rows
