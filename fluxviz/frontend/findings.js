// The panel of findings: what is wrong, grouped and filtered, each with its rule's page and a click to where it is.

/** @import { Graph } from "./graph.js" */
/** @import { FindingEntry } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { listen, make, makeButton, unbroken } from "./elements.js";
import { shownPicture } from "./store.js";

/** @type {{ [severity: string]: [string, string] }} */
const SEVERITIES = { error: ["error", "errors"], warning: ["warning", "warnings"], advice: ["advice", "advice"] };

/** @type {{ [value: string]: string }} */
const GROUPINGS = { severity: "severity", card: "card", rule: "rule" };

/** @param {string} severity */
export function makeSign(severity) {
  return make("i", { class: `sign ${severity}`, "aria-hidden": true });
}

/**
 * How many findings there are of each severity, those that are gone left out; the worst first.
 *
 * @param {FindingEntry[]} findings
 */
function countFindings(findings) {
  return Object.entries(SEVERITIES).flatMap(([severity, [one, several]]) => {
    const count = findings.filter((each) => each.severity === severity && each.mark !== "gone").length;
    return count === 0 ? [] : [{ severity, count, word: count === 1 ? one : several }];
  });
}

/** What is shown of the findings: how they are grouped, which are filtered out, and which pages are open. */
export class FindingList {
  /**
   * @param {Store} store
   * @param {() => void} changed
   * @param {((code: string, where: string) => void) | null} fix Mends what is certain; null where nothing can.
   */
  constructor(store, changed, fix) {
    this.store = store;
    this.changed = changed;
    this.fix = fix;
    this.grouping = "severity";
    /** @type {Set<string>} */
    this.hidden = new Set();
    /** @type {Set<string>} */
    this.open = new Set();
  }

  get all() {
    return shownPicture(this.store).findings;
  }

  /** What stands on the tab: the findings of each severity, counted. */
  counts() {
    return countFindings(this.all).flatMap(({ severity, count, word }) => [makeSign(severity), String(count), make("span", { class: "unseen" }, ` ${word} `)]);
  }

  /**
   * Buttons that tell how many there are.
   *
   * @param {(severity: string) => void} act
   * @param {(severity: string) => boolean} [isPressed]
   */
  chips(act, isPressed) {
    return countFindings(this.all).map(({ severity, count, word }) => {
      const state = isPressed && { "aria-pressed": isPressed(severity) };
      return make("button", { type: "button", class: "chip", ...state, onclick: () => act(severity) }, makeSign(severity), `${count} ${word}`);
    });
  }

  /** @param {Graph} graph @returns {Node[]} */
  tell(graph) {
    const { all } = this;
    const found = all.filter(({ severity }) => severity !== "");
    const nothing = all.filter(({ severity }) => severity === "").map(({ app, message }) => make("p", {}, app && make("b", {}, `${app} `), message));
    if (found.length === 0) return nothing;
    const select = make("select", {}, ...Object.entries(GROUPINGS).map(([value, label]) => make("option", { value }, label)));
    select.value = this.grouping;
    listen(select, "change", () => {
      this.grouping = select.value;
      this.changed();
    });
    /** @param {string} severity */
    const turn = (severity) => {
      if (!this.hidden.delete(severity)) this.hidden.add(severity);
      this.changed();
    };
    const chips = this.chips(turn, (severity) => !this.hidden.has(severity));
    /** @type {Map<string, FindingEntry[]>} */
    const groups = new Map();
    for (const each of found.filter(({ severity }) => !this.hidden.has(severity))) {
      const name = [each.app, this.#group(each, graph)].filter(Boolean).join(" · ");
      groups.set(name, [...(groups.get(name) ?? []), each]);
    }
    return [
      make("h2", { class: "unseen" }, "Findings"),
      make("div", { class: "actions", role: "group", "aria-label": "Shown findings" }, ...chips),
      make("label", {}, "Group by", select),
      ...[...groups].map(([name, listed]) => make("section", {}, make("h3", {}, `${name} (${listed.length})`), ...listed.map((each) => this.entry(each)))),
      ...nothing,
    ];
  }

  /**
   * @param {FindingEntry} finding
   * @param {Graph} graph
   */
  #group({ severity, format, mark, part, about, code, title }, graph) {
    if (mark === "gone") return "Gone with the change";
    if (this.grouping === "rule") return `${code} ${title}`;
    if (this.grouping === "card") return graph.parts.get(about || part)?.label ?? "The app as a whole";
    const [, several] = SEVERITIES[severity];
    return format ? "Format of the spec" : several[0].toUpperCase() + several.slice(1);
  }

  /**
   * One finding, with the page of its rule to unfold.
   *
   * @param {FindingEntry} finding
   */
  entry({ part, severity, code, title, line, message, fix, mark, certain }) {
    const where = [severity, code, line > 0 && `line ${line}`].filter(Boolean).join(" · ");
    const told = [
      makeSign(severity),
      make("b", {}, title),
      mark && make("span", { class: `mark ${mark}` }, mark),
      make("span", { class: "kind" }, where),
      unbroken(message),
    ];
    // What leads nowhere is no button.
    const select = () => this.store.set({ selected: part });
    const head = part === "" ? make("p", { class: "part" }, ...told) : make("button", { type: "button", class: "part", onclick: select }, ...told);
    const name = `${code} ${message}`;
    const page = make("details", { open: this.open.has(name) }, make("summary", {}, "What it means, how to mend it"), ...this.#page(code, fix));
    listen(page, "toggle", () => (page.open ? this.open.add(name) : this.open.delete(name)));
    const mend = this.fix !== null && certain !== "" ? makeButton("Fix", `Fix ${name}`, () => this.fix?.(code, certain), { "data-asks": true }) : null;
    return make("div", { class: "finding" }, head, mend, page);
  }

  /**
   * @param {string} code
   * @param {string} fix
   */
  #page(code, fix) {
    const rule = shownPicture(this.store).rules[code];
    if (rule === undefined) return [];
    const { what, why, bad, good } = rule;
    /** @type {[string, string][]} */
    const examples = [["To paste", fix], ["Bad", bad], ["Good", good]];
    return [
      make("p", {}, what),
      make("p", {}, why),
      ...examples.filter(([, text]) => text !== "").flatMap(([name, text]) => [make("b", {}, name), make("pre", {}, text)]),
    ];
  }

  /**
   * The findings of a part.
   *
   * @param {string} id
   */
  about(id) {
    return this.all.filter(({ part, about, mark }) => [part, about].includes(id) && mark !== "gone");
  }

  /**
   * How many are new and how many are gone with a what-if.
   *
   * @param {() => void} open
   */
  news(open) {
    const [came, went] = ["new", "gone"].map((mark) => this.all.filter((each) => each.mark === mark).length);
    const text = `Findings: ${came} new, ${went} gone`;
    return came + went > 0 ? [makeButton(text, text, open)] : [];
  }
}
