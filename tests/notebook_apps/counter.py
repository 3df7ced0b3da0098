"""A stand-in widget, as small as can be, that the tests of the notebook applications themselves drive."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

FALLBACK = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><title>fallback</title></svg>'


class Counter(anywidget.AnyWidget):
    """A button that counts how often it was clicked, with a picture and a line for where no widget can be."""

    _esm = """
    export default {
      render({ model, el }) {
        const button = document.createElement("button");
        const show = () => { button.textContent = `count ${model.get("count")}`; };
        button.addEventListener("click", () => {
          model.set("count", model.get("count") + 1);
          model.save_changes();
        });
        model.on("change:count", show);
        show();
        el.append(button);
        return () => model.off("change:count", show);
      },
    };
    """
    count = traitlets.Int(0).tag(sync=True)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        made = super()._repr_mimebundle_(**options)
        if made is None:
            return None
        bundle, metadata = made
        more = {"image/svg+xml": FALLBACK, "text/plain": f"a counter at {self.count}"}
        return bundle | more, metadata
