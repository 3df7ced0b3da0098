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
 * The part itself and all around it: those that call it, those that it calls, or both, over several hops.
 *
 * @param {Graph} graph
 * @param {string} id
 * @param {number} hops
 * @param {string} towards `callers`, `called` or `both`.
 * @returns {Set<string>}
 */
export function neighbourhood(graph, id, hops = 1, towards = "both") {
  const part = graph.parts.get(id);
  if (part === undefined) return new Set();
  const isEdge = part.source !== "";
  const near = new Set(isEdge ? [id, part.source, part.target] : [id]);
  /** @param {Map<string, Part[]>} edges @param {"source" | "target"} end */
  const follow = (edges, end) => {
    let rim = new Set([isEdge ? part[end] : id]);
    for (let hop = isEdge ? 1 : 0; hop < hops; hop += 1) {
      const next = [...rim].flatMap((node) => edges.get(node) ?? []);
      for (const edge of next) near.add(edge.id).add(edge[end]);
      rim = new Set(next.map((edge) => edge[end]));
    }
  };
  if (towards !== "called") follow(graph.into, "source");
  if (towards !== "callers") follow(graph.out, "target");
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
 * The parts that hold every word of a search, each with the line that says most of it.
 *
 * @param {Graph} graph
 * @param {string} search
 * @param {(id: string) => string[]} more What else is to be read of a part.
 * @returns {Map<string, string>}
 */
export function findMatches(graph, search, more = () => []) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map();
  for (const part of words.length === 0 ? [] : graph.parts.values()) {
    const rows = part.sections.flatMap((section) => section.rows.map((row) => `${row.name}: ${row.value}`));
    const lines = [part.label, ...part.card, ...rows, part.how, part.kind, ...more(part.id)];
    const text = lines.join("\n").toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const held = lines.map((line) => words.filter((word) => line.toLowerCase().includes(word)).length);
    found.set(part.id, lines[held.indexOf(Math.max(...held))]);
  }
  return found;
}

/**
 * Whether something goes wrong on a link.
 *
 * @param {Part} part
 */
export function fails(part) {
  return part.sections.some((section) => section.rows.some((row) => row.name === "Problem"));
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
