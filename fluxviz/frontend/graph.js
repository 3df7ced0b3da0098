// What is connected to what, as the picture is walked, searched and filtered. Pure: no element is touched here.

/** @import { Part, PathEntry } from "./shapes.js" */

/** @typedef {{ parts: Map<string, Part>, nodes: Part[], edges: Part[], out: Map<string, Part[]>, into: Map<string, Part[]> }} Graph */

/**
 * @param {Part[]} parts
 * @returns {Graph}
 */
export function indexParts(parts) {
  /** @type {Graph} */
  const graph = { parts: new Map(), nodes: [], edges: [], out: new Map(), into: new Map() };
  for (const part of parts) {
    graph.parts.set(part.id, part);
    if (part.source === "") {
      graph.nodes.push(part);
      continue;
    }
    graph.edges.push(part);
    graph.out.set(part.source, [...(graph.out.get(part.source) ?? []), part]);
    graph.into.set(part.target, [...(graph.into.get(part.target) ?? []), part]);
  }
  return graph;
}

/**
 * The part itself and all that touches it: a node's links and their other ends, an edge's two ends.
 *
 * @param {Graph} graph
 * @param {string} id
 * @returns {Set<string>}
 */
export function neighbourhood(graph, id) {
  const part = graph.parts.get(id);
  if (part === undefined) return new Set();
  if (part.source !== "") return new Set([id, part.source, part.target]);
  const near = new Set([id]);
  for (const edge of [...(graph.out.get(id) ?? []), ...(graph.into.get(id) ?? [])]) {
    near.add(edge.id).add(edge.source).add(edge.target);
  }
  return near;
}

/**
 * All that a path takes.
 *
 * @param {Graph} graph
 * @param {PathEntry} path
 * @returns {Set<string>}
 */
export function partsOfPath(graph, path) {
  const taken = new Set(path.hops);
  for (const hop of path.hops) {
    const edge = graph.parts.get(hop);
    if (edge) taken.add(edge.source).add(edge.target);
  }
  return taken;
}

/**
 * The parts that hold every word of a search.
 *
 * @param {Graph} graph
 * @param {string} search
 * @returns {Set<string>}
 */
export function findMatches(graph, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return new Set();
  const matches = [...graph.parts.values()].filter((part) => {
    const text = wordsOf(part);
    return words.every((word) => text.includes(word));
  });
  return new Set(matches.map((part) => part.id));
}

/**
 * Whether something goes wrong on a link.
 *
 * @param {Part} part
 */
export function fails(part) {
  return part.sections.some((section) => section.rows.some((row) => row.name === "Problem"));
}

/** @type {WeakMap<Part, string>} */
const WORDS = new WeakMap();

/**
 * What a search looks into: once gathered, kept as long as the part.
 *
 * @param {Part} part
 */
function wordsOf(part) {
  let words = WORDS.get(part);
  if (words === undefined) {
    const rows = part.sections.flatMap((section) => section.rows.map((row) => `${row.name} ${row.value}`));
    words = [part.label, part.kind, part.how, ...part.card, ...rows].join(" ").toLowerCase();
    WORDS.set(part, words);
  }
  return words;
}

/**
 * The parts that the layers which are on leave to see, on one side of a change or on both; a link needs its two ends.
 *
 * @param {Graph} graph
 * @param {string[]} layers
 * @param {string} side
 * @returns {Set<string>}
 */
export function visibleParts(graph, layers, side = "both") {
  const on = new Set(["", ...layers]);
  const absent = side === "before" ? "added" : side === "after" ? "removed" : "nowhere";
  /** @param {Part} part */
  const shows = (part) => on.has(part.layer) && part.status !== absent;
  const seen = new Set(graph.nodes.filter(shows).map((node) => node.id));
  for (const edge of graph.edges) {
    if (shows(edge) && seen.has(edge.source) && seen.has(edge.target)) seen.add(edge.id);
  }
  return seen;
}

/**
 * Where an arrow key leads: down and up along links, right and left among those side by side.
 *
 * @param {Graph} graph
 * @param {string} id
 * @param {string} key
 * @param {Set<string>} seen
 * @returns {string | null}
 */
export function step(graph, id, key, seen) {
  const part = graph.parts.get(id);
  if (part === undefined) return null;
  const isEdge = part.source !== "";
  if (key === "ArrowDown") return isEdge ? part.target : first(graph.out.get(id), seen);
  if (key === "ArrowUp") return isEdge ? part.source : first(graph.into.get(id), seen);
  const row = (isEdge ? graph.out.get(part.source) ?? [] : graph.nodes).filter((each) => seen.has(each.id));
  const place = row.findIndex((each) => each.id === id) + (key === "ArrowRight" ? 1 : -1);
  return row[place]?.id ?? null;
}

/**
 * @param {Part[] | undefined} edges
 * @param {Set<string>} seen
 */
function first(edges, seen) {
  return edges?.find((edge) => seen.has(edge.id))?.id ?? null;
}
