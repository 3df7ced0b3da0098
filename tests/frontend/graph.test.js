// The picture as it is walked, searched and filtered.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";
import { PARTS, link, part } from "./samples.js";

const { indexParts, neighbourhood, partsOfPath, findMatches, fails, visibleParts, step } = await load("graph");
const graph = indexParts(PARTS);
const ALL = ["public", "internal", "egress", "volumes"];
const everything = visibleParts(graph, ALL);

/** @param {Iterable<string>} set */
const sorted = (set) => [...set].sort();

test("nodes and edges are shown apart by their source, and keep their order", () => {
  assert.deepEqual(graph.nodes.map((/** @type {any} */ node) => node.id), ["browser", "edge", "web", "api", "db", "data"]);
  assert.equal(graph.edges.length, 6);
  assert.deepEqual(graph.out.get("edge").map((/** @type {any} */ edge) => edge.id), ["forward.web", "forward.api"]);
  assert.deepEqual(graph.into.get("db").map((/** @type {any} */ edge) => edge.id), ["web.db", "api.db"]);
});

test("the neighbourhood of a node is its links and their other ends", () => {
  assert.deepEqual(sorted(neighbourhood(graph, "edge")), ["api", "browser", "edge", "forward.api", "forward.web", "request", "web"]);
});

test("the neighbourhood of an edge is its two ends", () => {
  assert.deepEqual(sorted(neighbourhood(graph, "web.db")), ["db", "web", "web.db"]);
});

test("what is not there has no neighbourhood", () => {
  assert.equal(neighbourhood(graph, "gone").size, 0);
});

test("a node that calls itself is its own neighbour, once", () => {
  const own = indexParts([part("a"), link("a.a", "a", "a")]);
  assert.deepEqual(sorted(neighbourhood(own, "a")), ["a", "a.a"]);
  assert.equal(step(own, "a.a", "ArrowDown", visibleParts(own, ALL)), "a");
});

test("a path takes its hops and all nodes on it; a hop that went does no harm", () => {
  const path = { title: "", works: true, hops: ["request", "forward.api", "gone"], steps: [] };
  assert.deepEqual(sorted(partsOfPath(graph, path)), ["api", "browser", "edge", "forward.api", "gone", "request"]);
});

test("a search finds hosts, ports, images and kinds, in any case", () => {
  assert.deepEqual(sorted(findMatches(graph, "FLUXDB_shop").keys()), ["db"]);
  assert.deepEqual(sorted(findMatches(graph, "5432").keys()), ["db"]);
  assert.deepEqual(sorted(findMatches(graph, "nginx").keys()), ["web"]);
  assert.deepEqual(sorted(findMatches(graph, "volume").keys()), ["data"]);
});

test("what else is known of a part is read too, and the line that says most of it is told", () => {
  const found = findMatches(graph, "fx301 open", (/** @type {string} */ id) => (id === "db" ? ["FX301 A data store open"] : []));
  assert.deepEqual([...found], [["db", "FX301 A data store open"]]);
  assert.equal(findMatches(graph, "5432").get("db"), "Inside the app: fluxdb_shop:5432");
});

test("two hops reach what calls the callers, and only they where only they are asked for", () => {
  assert.deepEqual(sorted(neighbourhood(graph, "db", 1, "callers")), ["api", "api.db", "db", "web", "web.db"]);
  assert.deepEqual(sorted(neighbourhood(graph, "db", 1, "called")), ["data", "db", "mount"]);
  assert.ok(neighbourhood(graph, "db", 2, "callers").has("edge"));
  assert.ok(!neighbourhood(graph, "db", 2, "callers").has("browser"));
  assert.ok(neighbourhood(graph, "db", 3, "callers").has("browser"));
  assert.deepEqual(sorted(neighbourhood(graph, "forward.web", 2, "called")), ["db", "edge", "forward.web", "web", "web.db"]);
});

test("a ring ends where it began", () => {
  const ring = indexParts([part("a"), part("b"), link("a.b", "a", "b"), link("b.a", "b", "a")]);
  assert.deepEqual(sorted(neighbourhood(ring, "a", 3)), ["a", "a.b", "b", "b.a"]);
});

test("a part must hold every word of a search", () => {
  assert.deepEqual(sorted(findMatches(graph, "component nginx").keys()), ["web"]);
  assert.equal(findMatches(graph, "nginx 5432").size, 0);
});

test("a search of nothing or room finds nothing", () => {
  assert.equal(findMatches(graph, "").size, 0);
  assert.equal(findMatches(graph, " \t ").size, 0);
});

test("signs that patterns are made of are only signs in a search", () => {
  assert.equal(findMatches(graph, ".*").size, 0);
  assert.doesNotThrow(() => findMatches(graph, "((["));
});

test("a link fails where a row tells its problem", () => {
  assert.deepEqual(PARTS.filter(fails).map((each) => each.id), ["api.db"]);
});

test("a layer that is off hides its parts, and links that lose an end", () => {
  const seen = visibleParts(graph, ["internal"]);
  assert.deepEqual(sorted(seen), ["api", "api.db", "db", "web", "web.db"]);
  assert.equal(everything.size, PARTS.length);
});

test("components show whatever layers are off", () => {
  assert.deepEqual(sorted(visibleParts(graph, [])), ["api", "db", "web"]);
});

test("down and up walk along the links, from card to line to card", () => {
  assert.equal(step(graph, "browser", "ArrowDown", everything), "request");
  assert.equal(step(graph, "request", "ArrowDown", everything), "edge");
  assert.equal(step(graph, "edge", "ArrowDown", everything), "forward.web");
  assert.equal(step(graph, "web", "ArrowUp", everything), "forward.web");
  assert.equal(step(graph, "forward.web", "ArrowUp", everything), "edge");
});

test("right and left walk among the lines of one card, and among cards", () => {
  assert.equal(step(graph, "forward.web", "ArrowRight", everything), "forward.api");
  assert.equal(step(graph, "forward.api", "ArrowLeft", everything), "forward.web");
  assert.equal(step(graph, "web", "ArrowRight", everything), "api");
});

test("where nothing follows, an arrow leads nowhere", () => {
  assert.equal(step(graph, "data", "ArrowDown", everything), null);
  assert.equal(step(graph, "browser", "ArrowUp", everything), null);
  assert.equal(step(graph, "browser", "ArrowLeft", everything), null);
  assert.equal(step(graph, "forward.api", "ArrowRight", everything), null);
  assert.equal(step(graph, "gone", "ArrowDown", everything), null);
});

test("what cannot be seen is walked past", () => {
  const seen = visibleParts(graph, ["internal"]);
  assert.equal(step(graph, "web", "ArrowUp", seen), null);
  assert.equal(step(graph, "db", "ArrowDown", seen), null);
  assert.equal(step(graph, "web", "ArrowLeft", seen), null);
});
