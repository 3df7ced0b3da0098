// The model of a page of its own: it answers what-ifs and traces from what was drawn beforehand.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";
import { PARTS } from "./samples.js";

const { PageModel } = await load("page");
const { NOTHING } = await load("what_if");

/** @param {string} title */
const picture = (title, parts = PARTS) => ({ title, svg: "<svg/>", parts, sides: {}, findings: [{ title: "open" }, { title: "plain" }] });
/** @param {string} title */
const path = (title) => [{ title, works: true, hops: ["request"], steps: [0] }];
const STEPS = [{ kind: "lookup", title: "Name lookup", text: "It looks.", hop: 1, edge: "request", node: "browser" }];

/** @param {object} more */
function makePage(more = {}) {
  const drawn = (/** @type {string} */ title, parts = PARTS) => ({
    _picture: picture(title, parts),
    _controls: { of: title },
    _consequences: [{ kind: "changed", text: title }],
    pairs: { "browser>web": path(title) },
  });
  return new PageModel({
    state: {
      selected: "", trace: [], path: 0, step: 0, detail: "network", view: "all", naming: "guide", _alone: true,
      _picture: picture("plain"), _controls: { of: "plain" }, _consequences: [], _paths: { steps: [], pairs: {} }, ...NOTHING, ...more,
    },
    paths: { steps: STEPS, pairs: { "browser>web": path("plain"), "api>db": path("deep"), "db>api": [] } },
    variants: {
      "ssl=off": drawn("ssl"),
      "ssl=full": null,
      "proxied=false": drawn("dns"),
      "off=db": drawn("no db", PARTS.filter((part) => part.id !== "db")),
      "off=api": drawn("no api", PARTS.filter((part) => part.id !== "api")),
      "closed=web:80": drawn("closed"),
      "detail=full": { ...drawn("full"), _consequences: [] },
    },
  });
}

/**
 * @param {any} model
 * @param {{ [name: string]: any }} changes
 */
function ask(model, changes) {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
}

test("a what-if shows what was drawn for it", () => {
  const model = makePage();
  ask(model, { ssl: "off" });
  assert.equal(model.get("_picture").title, "ssl");
  assert.deepEqual(model.get("_consequences"), [{ kind: "changed", text: "ssl" }]);
  assert.deepEqual(model.get("_controls"), { of: "ssl" });
});

test("parts and findings that are told by their number are those of the first picture", () => {
  const model = makePage();
  const drawn = model.given.variants["ssl=off"];
  const own = { title: "own" };
  model.given.variants["ssl=off"] = { ...drawn, _picture: { title: "ssl", svg: "<svg/>", parts: [1], findings: [1, own] } };
  ask(model, { ssl: "off" });
  assert.deepEqual(model.get("_picture").parts, [PARTS[1]]);
  assert.deepEqual(model.get("_picture").findings, [{ title: "plain" }, own]);
});

test("what is already so is no what-if", () => {
  const model = makePage();
  ask(model, { ssl: "off" });
  ask(model, { ssl: "full" });
  assert.equal(model.get("ssl"), null);
  assert.equal(model.get("_picture").title, "plain");
  assert.deepEqual(model.get("_consequences"), []);
});

test("a what-if of no is one too", () => {
  const model = makePage();
  ask(model, { proxied: false });
  assert.equal(model.get("_picture").title, "dns");
});

test("another what-if takes the one before back", () => {
  const model = makePage();
  ask(model, { ssl: "off" });
  ask(model, { closed: ["web:80"] });
  assert.equal(model.get("ssl"), null);
  assert.deepEqual(model.get("closed"), ["web:80"]);
  assert.equal(model.get("_picture").title, "closed");
});

test("of a list of what-ifs the newest holds", () => {
  const model = makePage();
  ask(model, { off: ["db"] });
  ask(model, { off: ["db", "api"] });
  assert.deepEqual(model.get("off"), ["api"]);
  assert.equal(model.get("_picture").title, "no api");
});

test("reset gives the first state back", () => {
  const model = makePage();
  const first = structuredClone(model.state);
  ask(model, { off: ["db"] });
  ask(model, NOTHING);
  assert.deepEqual(model.state, first);
});

test("taking a what-if back by hand gives the first state back", () => {
  const model = makePage();
  const first = structuredClone(model.state);
  ask(model, { detail: "full" });
  assert.equal(model.get("_picture").title, "full");
  ask(model, { detail: "network" });
  assert.deepEqual(model.state, first);
});

test("what was not drawn beforehand is not supposed", () => {
  const model = makePage();
  ask(model, { ssl: "strict" });
  assert.equal(model.get("ssl"), null);
  assert.equal(model.get("_picture").title, "plain");
});

test("a selection stays while its part is there, and goes with it", () => {
  const model = makePage();
  ask(model, { selected: "db" });
  ask(model, { ssl: "off" });
  assert.equal(model.get("selected"), "db");
  ask(model, { off: ["db"] });
  assert.equal(model.get("selected"), "");
});

test("a trace has the paths that were found beforehand, of the picture that shows", () => {
  const model = makePage();
  ask(model, { trace: ["browser", "web"] });
  assert.deepEqual(model.get("_paths"), { steps: STEPS, pairs: { "browser>web": path("plain") } });
  ask(model, { ssl: "off" });
  assert.deepEqual(model.get("_paths").pairs, { "browser>web": path("ssl") });
});

test("a trace that is there from the start has its paths", () => {
  assert.deepEqual(makePage({ trace: ["api", "db"] }).get("_paths").pairs, { "api>db": path("deep") });
});

test("no path and no answer are shown apart", () => {
  const model = makePage();
  ask(model, { trace: ["db", "api"] });
  assert.deepEqual(model.get("_paths").pairs, { "db>api": [] });
  ask(model, { trace: ["api", "db"] });
  ask(model, { ssl: "off" });
  assert.deepEqual(model.get("_paths").pairs, {});
});

test("those who listen hear changes, once each, until they go", () => {
  const model = makePage();
  let heard = 0;
  const react = () => (heard += 1);
  model.on("change:search", react);
  ask(model, { search: "x" });
  ask(model, { search: "x" });
  assert.equal(heard, 1);
  model.off("change:search", react);
  ask(model, { search: "y" });
  assert.equal(heard, 1);
});

test("what the page was given stays as it was", () => {
  const model = makePage();
  const given = structuredClone(model.given);
  ask(model, { off: ["db"], trace: ["browser", "web"] });
  ask(model, { detail: "full" });
  assert.deepEqual(model.given, given);
});
