// The explorer: one view of the state, put together from its parts.

/** @import { Model, Part } from "./shapes.js" */

import { Around } from "./around.js";
import { FAILURE, make, makeButton } from "./elements.js";
import { makeFailure } from "./failing.js";
import { FindingList } from "./findings.js";
import { findMatches, indexParts, partsOfPath, visibleParts } from "./graph.js";
import { Answers, holdBack, isCutOff } from "./kernel.js";
import { KeyList } from "./keys.js";
import { Menu } from "./menu.js";
import { tellChanges, tellDetails } from "./panel.js";
import { listenForKeys } from "./pressing.js";
import { ReviewTab } from "./review_loader.js";
import { makeSeparator } from "./separator.js";
import { Sequence } from "./sequence.js";
import { Stage } from "./stage.js";
import { STILL_RULE } from "./still.js";
import { makeStore, shownPicture } from "./store.js";
import { Undoing } from "./undoing.js";
import { NOTHING, WHAT_IF_TRAITS, describeConsequences, describeTries, describeWhatIfs } from "./what_if.js";
import { Tabs } from "./tabs.js";
import { isDark, paint, paintRules, watchDark } from "./theming.js";
import { makeToolbar, takesWheel } from "./toolbar.js";
import { currentPath, tellTrace } from "./trace.js";

const NO_ANSWER = "No answer yet: the kernel is busy, or was restarted. If it was, run the cell again.";
const CUT_OFF = "The kernel of this widget is gone: run the cell again. Until then you can look around, but try or trace nothing new.";

/**
 * Show the state of a model inside an element.
 *
 * @param {Model} model
 * @param {HTMLElement} element
 * @returns {() => void} Ends it, and leaves nothing behind.
 */
export function explore(model, element) {
  // Outside the shadow: the still picture that is saved beside a widget hides while the widget shows.
  const host = make("div", { class: "fluxviz-explorer" }, make("style", {}, STILL_RULE));
  const shadow = host.attachShadow({ mode: "open" });
  const faults = make("div", { class: "faults", role: "alert", hidden: true });
  const { box: failure, tell } = makeFailure(shadow);
  const store = makeStore(model, tell);
  element.append(host);
  /** @type {(() => void)[]} */
  const endings = [() => store.close(), () => host.remove()];
  store.guard(() => fill())();
  return () => endings.splice(0).reverse().forEach((end) => end());

  function fill() {
    let graph = indexParts(shownPicture(store).parts);
    const answers = new Answers(store);
    let cutOff = isCutOff(model);
    const stage = new Stage(store, () => takesWheel(host, store.get("_alone")));
    const sequence = new Sequence(store);
    const keys = new KeyList(stage.canvas);
    const offline = make("div", { class: "offline", role: "status", hidden: true });
    const strip = make("div", { class: "strip", role: "status", hidden: true });
    const news = make("div", { class: "unseen", role: "status", "aria-live": "polite" });
    /** @param {string} text */
    const say = (text) => (news.textContent = text);
    const review = new ReviewTab(store, () => tabs.open === "review" && tabs.update());
    /** @param {string} rule @param {string} where */
    const fix = (rule, where) => {
      review.fix(rule, where);
      tabs.choose("review");
    };
    const findings = new FindingList(store, () => tabs.update(), store.get("_review").module ? fix : null);
    const tabs = new Tabs(
      [
        ...(store.get("_controls").changes.length > 0
          ? [{ key: "changes", title: "Changes", tell: () => tellChanges(store) }]
          : []),
        { key: "details", title: "Details", tell: () => asIs(tellDetails(store, graph, { together: drawnTogether(), say, findings, openFindings, tries })) },
        { key: "trace", title: "Trace", tell: () => asIs(tellTrace(store, graph, () => sequence.button(openSequence))) },
        { key: "what-if", title: "What if", tell: () => asIs(describeWhatIfs(store)) },
        { key: "findings", title: "Findings", tell: () => asIs(findings.tell(graph)) },
        ...(store.get("_review").module ? [{ key: "review", title: "Review", tell: () => asIs(review.tell(graph)) }] : []),
      ],
      "About the picture",
    );
    const menu = new Menu(store, asIs);
    const toolbar = makeToolbar(store, stage, host, () => keys.toggle(), menu.box);
    const undoing = new Undoing(store);
    const around = new Around(light);
    stage.foot.append(strip);
    const title = store.get("_picture").title;
    const root = make(
      "div",
      { class: store.get("_alone") ? "root fills" : "root", role: "region", "aria-label": title, tabindex: -1 },
      toolbar.bar,
      failure,
      faults,
      offline,
      make("div", { class: "body" }, stage.view, makeSeparator(tabs.side), tabs.side),
      sequence.box,
      keys.box,
      news,
    );
    shadow.append(make("style", {}, store.get("_style") + paintRules(store.get("_controls"))), root);

    const drawnTogether = () => stage.picture?.drawnWith(store.get("selected")) ?? [];

    const openFindings = () => tabs.choose("findings");

    /** @param {Part} part What can be tried of it, and how far around it is seen. */
    function tries(part) {
      const tried = describeTries(store, part);
      return [...(tried.length > 0 ? [make("section", {}, make("h3", {}, "Try"), ...tried)] : []), around.fields()];
    }

    /** @param {string} id What a search reads of a part besides: its card, and what was found. */
    function moreOf(id) {
      const drawn = stage.picture?.groups.get(id)?.textContent?.split("\n") ?? [];
      return [...drawn, ...findings.about(id).flatMap(({ code, title, message }) => [`${code} ${title}`, message])];
    }

    function light() {
      const { path, now } = currentPath(store);
      const selected = store.get("selected");
      const found = findMatches(graph, store.get("search"), moreOf);
      const matches = new Set(found.keys());
      const searched = matches.size > 0 ? matches : null;
      const near = around.of(graph, selected);
      const highlighted = path !== null ? partsOfPath(graph, path) : (near ?? searched);
      const seen = visibleParts(graph, store.get("layers"), store.get("side"));
      const at = new Set(now === null ? [] : [now.edge, now.node]);
      stage.show({ highlighted, seen, matches, selected, now: at, path, hop: now?.hop ?? 0 });
      toolbar.update(found, (id) => graph.parts.get(id)?.label ?? id);
      sequence.update(graph);
    }

    function openSequence() {
      sequence.update(graph);
      tabs.update();
    }

    function redraw() {
      failure.hidden = true;
      graph = indexParts(shownPicture(store).parts);
      stage.draw(graph);
      stage.picture?.flags.flag(findings.all);
      const tried = store.get("_consequences");
      if (tried.length > 0) stage.picture?.flags.mark(new Set(tried.flatMap(({ kind, part }) => (kind === "broke" && part ? [part] : []))));
      tabs.count("findings", findings.counts());
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
      answers.stopWaiting();
      const shown = asIs(describeConsequences(store, findings.news(openFindings)));
      strip.hidden = shown.length === 0;
      const focused = strip.contains(shadow.activeElement);
      strip.replaceChildren(...shown);
      // Else the keys that follow would go to the notebook.
      /** @type {HTMLElement | null} */
      const button = strip.querySelector("button:not(:disabled)");
      if (focused) (button ?? stage.canvas).focus({ preventScroll: true });
    }

    /** @param {Node[]} nodes What asks the kernel for something is disabled where there is none. */
    function asIs(nodes) {
      return cutOff ? holdBack(nodes) : nodes;
    }

    function followKernel() {
      cutOff = isCutOff(model);
      offline.hidden = !cutOff;
      offline.replaceChildren(...(cutOff ? [make("p", {}, CUT_OFF)] : []));
      answers.stopWaiting();
      // What was asked and got no answer is taken back: the controls say what the picture shows.
      if (cutOff && answers.areMissing) answers.takeBack();
      tellStrip();
      menu.tell();
      tabs.update();
    }

    function awaitKernel() {
      answers.stopWaiting();
      if (cutOff || store.get("_alone")) return;
      answers.wait(() => {
        strip.hidden = false;
        const back = makeButton("Take back", "Take back what has no answer", () => answers.takeBack());
        strip.replaceChildren(make("p", {}, NO_ANSWER), back);
      });
    }

    /** @param {boolean} typing */
    function clear(typing) {
      if (store.get("search") !== "") store.set({ search: "" });
      else if (store.get("trace").length > 0) store.set({ trace: [], path: 0, step: 0 });
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

    /** @param {boolean} asked Else new paths follow from a what-if, and whoever tries it stays where they are. */
    function walk(asked) {
      light();
      if (asked && store.get("trace").length > 0 && tabs.open !== "trace" && !review.isTouring) tabs.choose("trace");
      else tabs.update();
      const { paths, path, steps, now } = currentPath(store);
      if (paths === null) awaitKernel();
      if (now !== null) {
        stage.reveal(now.edge);
        say(`Step ${store.get("step")} of ${steps.length}: ${now.title}. ${now.text}`);
      } else if (path !== null) say(`${path.hops.length} hops, ${steps.length} steps: ${path.title}`);
    }

    if (store.get("trace").length > 0) tabs.open = "trace";
    repaint();
    redraw();
    tellFaults();
    tellStrip();
    menu.tell();
    store.on(["_review"], () => tabs.open === "review" && tabs.update());
    store.on(["_picture", "side"], redraw);
    store.on(["selected"], follow);
    store.on(["trace", "path", "step"], () => walk(true));
    store.on(["_paths"], () => walk(false));
    store.on(["search", "layers"], light);
    store.on(["viewport"], () => stage.stand());
    store.on(["theme", "_controls"], repaint);
    store.on(["_controls", ...WHAT_IF_TRAITS], () => ["what-if", "details"].includes(tabs.open) && tabs.update());
    store.on(["_controls", "detail", "view", "naming", "theme"], () => menu.tell());
    store.on([...WHAT_IF_TRAITS, "detail", "view", "naming"], awaitKernel);
    store.on(["_turn"], () => answers.keep());
    store.on(["_consequences", "_turn"], tellStrip);
    store.on(["_faults"], tellFaults);
    menu.closeFrom(root);
    // All models of a kernel are shown one after another.
    const hear = () => setTimeout(store.guard(followKernel));
    model.on("comm_live_update", hear);
    if (cutOff) followKernel();
    endings.push(listenForKeys(root, host, { stage, toolbar, keys, menu, undoing, clear }), () => model.off("comm_live_update", hear));
    root.addEventListener(FAILURE, (event) => tell(/** @type {CustomEvent} */ (event).detail));
    endings.push(watchDark(document, store.guard(repaint)), () => stage.close(), () => answers.stopWaiting());
  }
}
