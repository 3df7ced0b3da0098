// The path that is walked as a sequence diagram: its nodes side by side, its steps below as messages between them.

/** @import { Graph } from "./graph.js" */
/** @import { PathEntry, WalkStep } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { make, makeButton, makeSvg } from "./elements.js";
import { currentPath } from "./trace.js";

/**
 * As in traces/interaction.py: a step, or an answer, which has no number.
 *
 * @typedef {{ kind: string, number: number, title: string, says: string, text: string, source: string, target: string,
 *   encrypted: boolean | null, cryptography: string, works: boolean }} Message
 */

const SENT_KINDS = ["handshake", "plain", "query"];
const BACK = "redirect";
/** @type {{ [encrypted: string]: [string, string, string] }} */
const ENCRYPTIONS = {
  true: ["secure", "with ", "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3"],
  false: ["open", "no TLS", "M6 11h12v9H6zM8.5 11V7a3.5 3.5 0 016.6-1.6"],
  null: ["unknown", "TLS not known", "M8 9a4 4 0 117 2.5c0 2.3-3.2 2.4-3.2 4.8M11.8 20h.1"],
};

/**
 * The messages of a path: its steps, and the answers on the way back where all is well.
 *
 * @param {Graph} graph
 * @param {PathEntry} path
 * @param {WalkStep[]} steps
 * @returns {Message[]}
 */
export function messagesOf(graph, path, steps) {
  const failing = steps.find((step) => step.kind === "failure")?.hop ?? 0;
  const messages = steps.map((step, place) => {
    const sent = SENT_KINDS.includes(step.kind);
    const edge = sent || ["failure", BACK].includes(step.kind) ? graph.parts.get(step.edge) : undefined;
    const { kind, title, says, text, node, cryptography } = step;
    const [source, target] = kind === BACK ? [edge?.target, edge?.source] : [edge?.source, edge?.target];
    const works = step.hop !== failing;
    // An attempt is not yet protected.
    const encrypted = step.encrypted && !works ? null : step.encrypted;
    const ends = { source: source ?? node, target: target ?? node };
    return { kind, number: place + 1, title, says, text, ...ends, encrypted, cryptography, works };
  });
  if (failing > 0) return messages;
  const answers = path.hops.map((_, place) => {
    const sent = messages.filter((message, at) => steps[at].hop === place + 1 && SENT_KINDS.includes(message.kind)).pop();
    return sent === undefined
      ? []
      : [{ ...sent, kind: "answer", number: 0, title: "Answer", says: "", text: "", source: sent.target, target: sent.source }];
  });
  return [...messages, ...answers.reverse().flat()];
}

/** A pane below the picture. */
export class Sequence {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.open = false;
    this.box = make("div", { class: "sequence", role: "group", "aria-label": "Sequence", hidden: true });
  }

  /** @param {() => void} changed What is to be done when it is opened or closed. */
  button(changed) {
    const act = () => {
      this.open = !this.open;
      changed();
    };
    return makeButton("Sequence", "Sequence", act, { "aria-pressed": this.open });
  }

  /** @param {Graph} graph */
  update(graph) {
    const { path, steps } = currentPath(this.store);
    const edges = (path?.hops ?? []).flatMap((hop) => graph.parts.get(hop) ?? []);
    // While the picture of a what-if is still to come, the path may take what this one does not have.
    const whole = path !== null && edges.length > 0 && edges.length === path.hops.length;
    this.box.hidden = !this.open || !whole;
    if (path === null || this.box.hidden) {
      this.box.replaceChildren();
      return;
    }
    const root = /** @type {ShadowRoot} */ (this.box.getRootNode());
    const focused = this.box.contains(root.activeElement);
    const names = [...new Set(edges.flatMap((edge) => [edge.source, edge.target]))];
    const heads = names.map((name) => make("b", {}, graph.parts.get(name)?.label ?? name));
    const lines = names.map((_, place) => {
      const line = make("i", { "aria-hidden": true });
      line.style.left = percent(place, names.length);
      return line;
    });
    const rows = messagesOf(graph, path, steps).map((message) => make("li", {}, this.#row(message, names)));
    const list = make("ol", {}, ...rows);
    const sheet = make("div", {}, ...lines, make("div", { class: "heads" }, ...heads), list);
    sheet.style.minWidth = `${names.length * 100}px`;
    this.box.replaceChildren(sheet);
    /** @type {HTMLElement | null} */
    const current = this.box.querySelector("[aria-current=step]");
    if (current === null) return;
    if (focused) current.focus({ preventScroll: true });
    const { offsetTop, offsetHeight } = current;
    const { clientHeight, scrollTop } = this.box;
    this.box.scrollTop = Math.min(Math.max(scrollTop, offsetTop + offsetHeight - clientHeight + 8), offsetTop - 50);
  }

  /**
   * @param {Message} message
   * @param {string[]} names
   */
  #row(message, names) {
    const [from, to] = [names.indexOf(message.source), names.indexOf(message.target)];
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const right = low + high + 1 > names.length;
    const sent = ["answer", BACK, ...SENT_KINDS].includes(message.kind);
    const [look, known, sign] = ENCRYPTIONS[String(message.encrypted)];
    const words = message.encrypted ? known + message.cryptography : known;
    const told = sent && (message.works || message.encrypted === false) && (message.kind !== "handshake" || !message.encrypted);
    const heading = (message.number ? `${message.number}. ` : "") + message.title + (told ? `, ${words}` : "");
    const label = make("span", {}, make("b", {}, heading), message.says && make("span", {}, message.says));
    const sides = low === high ? "alone" : to < from ? "back" : "forth";
    const arrow = make("span", { class: `arrow ${sides} ${sent ? look : message.kind} ${sent && !message.works ? "wrong" : ""}` });
    arrow.style.left = percent(low, names.length);
    if (low !== high) arrow.style.width = `${((high - low) / names.length) * 100}%`;
    if (sent && message.works) {
      const icon = makeSvg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
      icon.append(makeSvg("path", { d: sign }));
      arrow.append(icon);
    }
    if (message.kind === "failure") arrow.append("✗");
    const { number } = message;
    const row =
      number === 0
        ? make("div", { class: "message answer" })
        : make("button", {
            type: "button",
            class: `message ${message.kind}`,
            title: message.text,
            "aria-current": this.store.get("step") === number && "step",
            onclick: () => this.store.set({ step: number }),
          });
    if (right) row.style.paddingRight = `calc(100% - ${percent(high, names.length)} + 8px)`;
    else row.style.paddingLeft = `calc(${percent(low, names.length)} + 8px)`;
    row.classList.toggle("right", right);
    row.append(label, arrow);
    return row;
  }
}

/**
 * Where the middle of a column is.
 *
 * @param {number} place
 * @param {number} count
 */
function percent(place, count) {
  return `${((place + 0.5) / count) * 100}%`;
}
