// What keys do in an explorer, and how the notebook around is kept from them.

/** @import { KeyList } from "./keys.js" */
/** @import { Menu } from "./menu.js" */
/** @import { Stage } from "./stage.js" */
/** @import { Undoing } from "./undoing.js" */

import { claimKeys } from "./claiming.js";
import { listen } from "./elements.js";
import { isCommand, isOwnKey, isTyping, isUndo } from "./keys.js";
import { toggleFullScreen } from "./toolbar.js";

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} host
 * @param {{ stage: Stage, toolbar: { search: HTMLElement }, keys: KeyList, menu: Menu, undoing: Undoing,
 *   clear(typing: boolean): void }} parts `clear` takes back the last of what was searched, traced and selected.
 * @returns {() => void} Ends it.
 */
export function listenForKeys(root, host, { stage, toolbar, keys, menu, undoing, clear }) {
  /** @type {{ [key: string]: () => void }} */
  const acts = {
    "+": () => stage.zoomIn(),
    "=": () => stage.zoomIn(),
    "-": () => stage.zoomOut(),
    0: () => stage.fit(),
    f: () => toggleFullScreen(host),
    "/": () => toolbar.search.focus(),
    "?": () => keys.toggle(),
  };

  /** @param {KeyboardEvent} event */
  const undoes = (event) => isUndo(event) && undoing.before.length > 0;
  /** @param {KeyboardEvent} event */
  const isOurs = (event) => undoes(event) || isOwnKey(event, isTyping(event));

  listen(root, "keydown", (event) => {
    if (!isOurs(event)) return;
    const typing = isTyping(event);
    // The notebook has other uses for these keys.
    event.stopPropagation();
    if (undoes(event)) {
      event.preventDefault();
      undoing.undo();
    }
    if (isCommand(event)) return;
    if (event.key === "Escape") keys.close() || menu.close() || clear(typing);
    // JupyterLab keeps the change from fields.
    else if (typing && event.key === "Enter") event.composedPath()[0].dispatchEvent(new Event("change", { bubbles: true }));
    else if (typing) return;
    else if (stage.press(event)) event.preventDefault();
    else if (acts[event.key] !== undefined) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  return claimKeys(root, host, isOurs);
}
