// The canvas: cards that a learner connects; what is right, the kernel alone knows.

/** @import { CanvasLink, CanvasMark, CanvasSheet, CanvasVerdict, Model } from "./shapes.js" */

import { Board, leastWidth } from "./canvas_board.js";
import { LinkForm, listLinks } from "./canvas_form.js";
import { areSameLinks, DrawnLinks, isSameLink } from "./canvas_links.js";
import { claimKeys } from "./claiming.js";
import { FAILURE, listen, make, makeButton } from "./elements.js";
import { makeFailure } from "./failing.js";
import { isOwnKey, isTyping, isUndo } from "./keys.js";
import { CANVAS_STILL_RULE } from "./still.js";
import { isDark, paint, paintRules, watchDark } from "./theming.js";

const HOW = "Drag from the card that calls to the card that is called. Or choose the two, one after the other: click, tap, or Enter.";
const SILENCE = "No answer yet: the kernel is busy, or was restarted. If it was, run the cell again.";
const CHANGED = "Changed since you checked.";
/** How long a kernel may take before its silence is shown, in milliseconds. */
const WAIT = 4000;

/**
 * Show a canvas inside an element.
 *
 * @param {Model} model
 * @param {HTMLElement} element
 * @returns {() => void} Ends it, and leaves nothing behind.
 */
export function showCanvas(model, element) {
  const host = make("div", { class: "fluxviz-canvas" }, make("style", {}, CANVAS_STILL_RULE));
  const shadow = host.attachShadow({ mode: "open" });
  const { box: failure, tell } = makeFailure(shadow);
  element.append(host);
  /** @type {(() => void)[]} */
  const endings = [() => host.remove()];
  try {
    endings.push(...fillCanvas(model, host, shadow, failure, tell));
  } catch (error) {
    tell(error);
  }
  return () => endings.splice(0).reverse().forEach((end) => end());
}

/**
 * @param {Model} model
 * @param {HTMLElement} host
 * @param {ShadowRoot} shadow
 * @param {HTMLElement} failure
 * @param {(error: unknown) => void} tell
 * @returns {(() => void)[]} What ends it.
 */
function fillCanvas(model, host, shadow, failure, tell) {
  /** @type {CanvasSheet} */
  const sheet = model.get("_sheet");
  let source = "";
  let selected = -1;
  let waiting = 0;
  /** @type {CanvasLink[]} What the last answer was asked for. */
  let asked = [];
  /** @type {CanvasLink[]} What the answer that shows was given to. */
  let answered = [];
  const drawn = new DrawnLinks(model.get("_drawn"), (links) => {
    model.set("_drawn", links);
    model.save_changes();
    show();
  });

  const acts = {
    /** @param {string} card */
    choose(card) {
      if (source === "") source = card;
      else if (source === card) source = "";
      else return acts.connect(source, card);
      selected = -1;
      show();
    },
    /** @param {string} from @param {string} to */
    connect(from, to) {
      source = "";
      selected = drawn.links.length;
      selected = drawn.add(from, to);
      show();
      form.focus();
    },
    /** @param {number} place */
    select(place) {
      source = "";
      selected = place;
      show();
      form.focus();
    },
    /** @param {number} place @param {Partial<CanvasLink>} changes */
    change: (place, changes) => drawn.change(place, changes),
    /** @param {number} place */
    turn: (place) => drawn.turn(place),
    /** @param {number} place */
    remove(place) {
      selected = -1;
      const from = drawn.links[place].source;
      drawn.remove(place);
      board.focusCard(from);
    },
  };
  const board = new Board(sheet, acts);
  const form = new LinkForm(sheet, acts);
  const status = make("p", { class: "status", role: "status", "aria-live": "polite" });
  const list = make("div", { class: "list" });
  const count = make("h3", {});
  const hints = make("div", { class: "hints", "aria-live": "polite" });
  const verdict = make("div", { class: "verdict", role: "status", "aria-live": "polite" });
  const answerTitle = make("h3", {});
  const answer = make("div", { class: "answer" });
  /** @param {string} what */
  const ask = (what) => {
    model.send?.({ ask: what, drawn: drawn.links }); // a message may overtake the state
    if (what === "answer") asked = drawn.links;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => (status.textContent = SILENCE), WAIT);
  };
  const undo = makeButton("Undo", "Undo", () => takeBack());
  const clear = makeButton("Start again", "Start again", () => {
    [source, selected] = ["", -1];
    drawn.clear();
  });
  const hint = makeButton("Hint", "Hint", () => ask("hint"));
  const check = makeButton("Check", "Check", () => ask("check"), { class: "main" });
  const reveal = makeButton("Show the answer", "Show the answer", () => ask("answer"), { hidden: true });
  const root = make(
    "div",
    { class: "root", role: "region", "aria-label": sheet.title, tabindex: -1 },
    make("p", { class: "prompt" }, sheet.prompt),
    make("p", { class: "hint how" }, HOW),
    failure,
    make(
      "div",
      { class: "desk" },
      make("div", { class: "board", tabindex: -1 }, board.svg),
      make("div", { class: "side" }, status, form.box, count, list, make("div", { class: "actions" }, undo, clear)),
    ),
    make("div", { class: "bar" }, check, hint, reveal),
    verdict,
    hints,
    answer,
  );
  shadow.append(make("style", {}, model.get("_style") + paintRules(model.get("_controls"))), root);

  function takeBack() {
    [source, selected] = ["", -1];
    drawn.undo();
  }

  /** @returns {(CanvasMark | null)[]} Of what has not changed since it was checked. */
  function marksNow() {
    /** @type {CanvasVerdict} */
    const { checked = [], marks = [] } = model.get("_verdict");
    return drawn.links.map((link) => marks[checked.findIndex((each) => isSameLink(each, link))] ?? null);
  }

  function show() {
    const marks = marksNow();
    const names = new Map(sheet.cards.map((card) => [card.id, card.name]));
    board.show({ links: drawn.links, source, selected, marks });
    form.show(drawn.links[selected], selected);
    status.textContent = source === "" ? "" : `From ${names.get(source)}: choose the card that it calls. Escape takes that back.`;
    count.textContent = `Your connections (${drawn.links.length})`;
    const focused = [...list.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (shadow.activeElement));
    list.replaceChildren(...listLinks(drawn.links, marks, selected, sheet, acts));
    if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
    judge();
    undo.disabled = drawn.before.length === 0;
    clear.disabled = drawn.links.length === 0;
  }

  /** Say what was said to the last check, as long as what was checked is what is drawn. */
  function judge() {
    /** @type {CanvasVerdict} */
    const { headline = "", right = false, checked = [] } = model.get("_verdict");
    const isStale = headline !== "" && !areSameLinks(drawn.links, checked);
    const said = headline === "" || isStale ? headline && CHANGED : `${right ? "✓" : "✗"} ${headline}`;
    verdict.className = `verdict ${headline === "" ? "" : isStale ? "stale" : right ? "right" : "wrong"}`;
    // What is put there again is read aloud again.
    if (verdict.textContent !== said) verdict.replaceChildren(...(said === "" ? [] : [make("b", {}, said)]));
    reveal.hidden = headline === "" || right;
    if (right) answer.replaceChildren();
    answerTitle.textContent = areSameLinks(drawn.links, answered) ? "All differences" : "All differences, before your last change";
  }

  const takeVerdict = () => {
    clearTimeout(waiting);
    show();
  };

  function hintAt() {
    clearTimeout(waiting);
    /** @type {string[]} */
    const told = model.get("_told");
    hints.replaceChildren(...told.map((text) => make("p", {}, text)));
    hint.disabled = told.length >= sheet.hints;
    hint.textContent = told.length === 1 ? "Second hint" : "Hint";
  }

  /** @param {any} message */
  function hear(message) {
    clearTimeout(waiting);
    if (status.textContent === SILENCE) status.textContent = "";
    if (typeof message?.answer !== "string") return;
    const image = make("img", { src: `data:image/svg+xml,${encodeURIComponent(message.answer)}`, alt: String(message.text ?? "") });
    image.addEventListener("load", () => (image.style.minWidth = leastWidth(image.naturalWidth)), { once: true });
    answer.replaceChildren(answerTitle, make("div", { class: "board", tabindex: 0, role: "group", "aria-label": "All differences" }, image));
    answered = asked;
    judge();
  }

  listen(root, "keydown", (event) => {
    if (!isOurs(event)) return;
    event.stopPropagation();
    if (isUndo(event)) {
      event.preventDefault();
      takeBack();
    } else if (event.key === "Escape" && (source !== "" || selected >= 0)) {
      const place = selected;
      [source, selected] = ["", -1];
      show();
      if (place >= 0) board.focusLine(place);
    }
  });
  /** @param {KeyboardEvent} event */
  const isOurs = (event) => (isUndo(event) && drawn.before.length > 0) || isOwnKey(event, isTyping(event));
  root.addEventListener(FAILURE, (event) => tell(/** @type {CustomEvent} */ (event).detail));

  const repaint = () => paint(root, model.get("_controls"), "auto", isDark(document));
  const takeLinks = () => {
    drawn.take(model.get("_drawn"));
    if (selected >= drawn.links.length) selected = -1;
    show();
  };
  model.on("change:_drawn", takeLinks);
  model.on("change:_verdict", takeVerdict);
  model.on("change:_told", hintAt);
  model.on("msg:custom", hear);
  repaint();
  hintAt();
  show();
  return [
    watchDark(document, repaint),
    claimKeys(root, host, isOurs),
    () => clearTimeout(waiting),
    () => model.off("change:_drawn", takeLinks),
    () => model.off("change:_verdict", takeVerdict),
    () => model.off("change:_told", hintAt),
    () => model.off("msg:custom", hear),
  ];
}
