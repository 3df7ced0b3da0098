// The explorer: one view of the state, put together from its parts.

/** @import { Model } from "./shapes.js" */

import { FAILURE, listen, make } from "./elements.js";
import { tellFindings } from "./findings.js";
import { findMatches, indexParts, neighbourhood, partsOfWay, visibleParts } from "./graph.js";
import { tellChanges, tellDetails } from "./panel.js";
import { Stage } from "./stage.js";
import { makeStore, shownPicture } from "./store.js";
import { NOTHING, SUPPOSED, tellConsequences, tellSuppositions } from "./supposing.js";
import { Tabs } from "./tabs.js";
import { isDark, paint, paintRules, watchDark } from "./theming.js";
import { makeToolbar, toggleFullScreen } from "./toolbar.js";
import { currentWay, tellTrace } from "./tracing.js";

/** How long a kernel may take before its silence is told, in milliseconds. */
const PATIENCE = 4000;

/**
 * Show the state of a model inside an element.
 *
 * @param {Model} model
 * @param {HTMLElement} element
 * @returns {() => void} Ends it, and leaves nothing behind.
 */
export function explore(model, element) {
  const host = make("div", { class: "fluxviz-explorer", "data-lm-suppress-shortcuts": "true" });
  const shadow = host.attachShadow({ mode: "open" });
  const faults = make("div", { class: "faults", role: "alert", hidden: true });
  const failure = make("div", { class: "faults", role: "alert", hidden: true });
  /** @param {unknown} error */
  const tell = (error) => {
    failure.hidden = false;
    // What fails before the rest is there is told all the same.
    if (!failure.isConnected) shadow.append(failure);
    failure.replaceChildren(make("b", {}, "fluxviz could not show this: "), String(error));
    console.error(error);
  };
  const store = makeStore(model, tell);
  element.append(host);
  /** @type {(() => void)[]} */
  const endings = [() => store.close(), () => host.remove()];
  store.guard(() => fill())();
  return () => endings.splice(0).reverse().forEach((end) => end());

  function fill() {
    let graph = indexParts(shownPicture(store).parts);
    let waiting = 0;
    const stage = new Stage(store);
    const strip = make("div", { class: "strip", role: "status", hidden: true });
    const news = make("div", { class: "unseen", role: "status", "aria-live": "polite" });
    /** @param {string} text */
    const say = (text) => (news.textContent = text);
    const tabs = new Tabs(
      [
        ...(store.get("_controls").changes.length > 0
          ? [{ key: "changes", title: "Changes", tell: () => tellChanges(store) }]
          : []),
        { key: "details", title: "Details", tell: () => tellDetails(store, graph, drawnTogether(), say) },
        { key: "trace", title: "Trace", tell: () => tellTrace(store, graph) },
        { key: "what-if", title: "What if", tell: () => tellSuppositions(store) },
        { key: "findings", title: "Findings", tell: () => tellFindings(store) },
      ],
      "About the picture",
    );
    const toolbar = makeToolbar(store, stage, host);
    const title = store.get("_picture").title;
    const root = make(
      "div",
      { class: "root", role: "region", "aria-label": title },
      toolbar.bar,
      failure,
      faults,
      strip,
      make("div", { class: "body" }, stage.canvas, tabs.side),
      news,
    );
    const stills = store.get("_stills").map((mark) => `img[src*="${mark}"],svg[id="${mark}"]`);
    // Outside the shadow: the still picture that is saved beside a widget hides while the widget shows.
    if (stills.length > 0) host.append(make("style", {}, `${stills.join(",")}{display:none!important}`));
    shadow.append(make("style", {}, store.get("_style") + paintRules(store.get("_controls"))), root);

    const drawnTogether = () => stage.picture?.drawnWith(store.get("selected")) ?? [];

    function light() {
      const { way, now } = currentWay(store);
      const selected = store.get("selected");
      const matches = findMatches(graph, store.get("search"));
      const searched = store.get("search").trim() !== "" ? matches : null;
      const near = selected !== "" ? neighbourhood(graph, selected) : null;
      const lit = way !== null ? partsOfWay(graph, way) : (near ?? searched);
      const seen = visibleParts(graph, store.get("layers"), store.get("side"));
      const at = new Set(now === null ? [] : [now.edge, now.node]);
      stage.show({ lit, seen, matches, selected, now: at, way, hop: now?.hop ?? 0 });
      toolbar.update(matches.size);
    }

    function redraw() {
      failure.hidden = true;
      graph = indexParts(shownPicture(store).parts);
      stage.draw(graph);
      light();
      tabs.update();
    }

    function repaint() {
      paint(root, store.get("_controls"), store.get("theme"), isDark(document));
    }

    function tellFaults() {
      const list = store.get("_faults").map((fault) => make("li", {}, fault));
      faults.hidden = list.length === 0;
      const head = make("b", {}, "The last good picture is kept. What was given instead cannot be drawn:");
      faults.replaceChildren(...(faults.hidden ? [] : [head, make("ul", {}, ...list)]));
    }

    function tellStrip() {
      clearTimeout(waiting);
      const told = tellConsequences(store);
      strip.hidden = told.length === 0;
      strip.replaceChildren(...told);
    }

    function awaitKernel() {
      clearTimeout(waiting);
      if (store.get("_alone")) return;
      const turn = store.get("_turn");
      waiting = window.setTimeout(
        store.guard(() => {
          if (store.get("_turn") !== turn) return;
          strip.hidden = false;
          strip.replaceChildren(make("p", {}, "No answer yet: what-ifs and traces need a running kernel."));
        }),
        PATIENCE,
      );
    }

    /** @param {KeyboardEvent} event */
    function press(event) {
      const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
      const typing = target.matches("input:not([type=checkbox]), select, textarea");
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") clear(typing);
      // JupyterLab keeps the change from fields.
      else if (typing) return void (event.key === "Enter" && target.dispatchEvent(new Event("change", { bubbles: true })));
      else if (stage.press(event)) event.preventDefault();
      else if (KEYS[event.key] !== undefined) {
        event.preventDefault();
        KEYS[event.key]();
      } else return;
      // The notebook has other uses for these keys.
      event.stopPropagation();
    }

    /** @type {{ [key: string]: () => void }} */
    const KEYS = {
      "+": () => stage.zoomIn(),
      "=": () => stage.zoomIn(),
      "-": () => stage.zoomOut(),
      0: () => stage.fit(),
      f: () => toggleFullScreen(host),
      "/": () => toolbar.search.focus(),
    };

    /** @param {boolean} typing */
    function clear(typing) {
      if (store.get("search") !== "") store.set({ search: "" });
      else if (store.get("trace").length > 0) store.set({ trace: [], way: 0, step: 0 });
      else if (store.get("selected") !== "") store.set({ selected: "" });
      if (typing) stage.focus(graph.nodes[0]?.id ?? "");
    }

    function follow() {
      const selected = store.get("selected");
      light();
      if (selected !== "") stage.reveal(selected);
      if (selected !== "" && tabs.open === "what-if") tabs.choose("details");
      else tabs.update();
      say(graph.parts.get(selected)?.text ?? "Nothing selected");
    }

    /** @param {boolean} asked Else new ways follow from a what-if, and whoever tries it stays where they are. */
    function walk(asked) {
      light();
      if (asked && store.get("trace").length > 0 && tabs.open !== "trace") tabs.choose("trace");
      else tabs.update();
      const { ways, way, steps, now } = currentWay(store);
      if (ways === null) awaitKernel();
      if (now !== null) {
        stage.reveal(now.edge);
        say(`Step ${store.get("step")} of ${steps.length}: ${now.title}. ${now.text}`);
      } else if (way !== null) say(`${way.hops.length} hops, ${steps.length} steps: ${way.title}`);
    }

    if (store.get("trace").length > 0) tabs.open = "trace";
    repaint();
    redraw();
    tellFaults();
    tellStrip();
    store.on(["_picture", "side"], redraw);
    store.on(["selected"], follow);
    store.on(["trace", "way", "step"], () => walk(true));
    store.on(["_ways"], () => walk(false));
    store.on(["search", "layers"], light);
    store.on(["viewport"], () => stage.stand());
    store.on(["theme", "_controls"], repaint);
    store.on(["_controls", ...SUPPOSED, "detail", "view", "naming", "theme"], () => tabs.open === "what-if" && tabs.update());
    store.on([...SUPPOSED, "detail", "view", "naming"], awaitKernel);
    store.on(["_said", "_turn"], tellStrip);
    store.on(["_faults"], tellFaults);
    listen(root, "keydown", press);
    root.addEventListener(FAILURE, (event) => tell(/** @type {CustomEvent} */ (event).detail));
    endings.push(watchDark(document, store.guard(repaint)), () => stage.close(), () => clearTimeout(waiting));
  }
}
