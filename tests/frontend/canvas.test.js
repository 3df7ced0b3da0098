// Where lines of a canvas run, what is undone, and what is written.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";

const { placeOn, cardTowards, pathOf } = await load("canvas_wires");
const { WireLayer } = await load("canvas_routing");
const { DrawnLinks, lineOf } = await load("canvas_links");

const CARDS = new Map([
  ["top", { x: 100, y: 10, width: 80, height: 40 }],
  ["middle", { x: 100, y: 110, width: 80, height: 40 }],
  ["bottom", { x: 100, y: 210, width: 80, height: 40 }],
  ["right", { x: 260, y: 110, width: 80, height: 40 }],
]);
const SIZE = { width: 400, height: 300 };
const LABEL = { width: 70, height: 20 };

const layWires = (cards, wires) => new WireLayer(cards, SIZE).lay(wires);
const wire = (source, target) => ({ source, target, label: LABEL });
const inside = (place, room) =>
  place.x > room.x && place.x < room.x + room.width && place.y > room.y && place.y < room.y + room.height;
const meet = (one, other) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

test("a line runs past the cards between its ends, and its label covers no card", () => {
  const [laid] = layWires(CARDS, [wire("top", "bottom")]);
  for (let at = 0; at <= 1; at += 0.02) assert.ok(!inside(placeOn(laid, at), CARDS.get("middle")));
  for (const room of CARDS.values()) assert.ok(!meet(laid.label, room));
});

test("a line between neighbours is straight", () => {
  const [laid] = layWires(CARDS, [wire("top", "middle")]);
  for (const at of [0, 0.3, 0.7, 1]) assert.ok(Math.abs(placeOn(laid, at).x - 140) < 0.01);
});

test("labels do not cover each other, and nothing leaves the canvas", () => {
  const laid = layWires(CARDS, [wire("top", "middle"), wire("top", "middle"), wire("middle", "top"), wire("middle", "right")]);
  for (const [index, one] of laid.entries()) {
    for (const other of laid.slice(index + 1)) assert.ok(!meet(one.label, other.label));
    assert.ok(one.label.x >= 0 && one.label.x + one.label.width <= SIZE.width);
  }
});

test("a line without a card at one end is none, and the others keep their places", () => {
  const [first, second] = layWires(CARDS, [wire("top", "localhost"), wire("top", "middle")]);
  assert.equal(first, null);
  assert.ok(second.label);
});

test("one more line moves none of those before it, and is laid by itself; so is what comes after a change", () => {
  const ids = [...CARDS.keys()];
  const many = Array.from({ length: 30 }, (_, each) => wire(ids[each % 4], ids[(each + 1 + (each % 3)) % 4]));
  let asked = 0;
  const counting = new (class extends Map {
    get(id) {
      asked += 1;
      return super.get(id);
    }
  })(CARDS);
  const layer = new WireLayer(counting, SIZE);
  const before = layer.lay(many.slice(0, 29));
  asked = 0;
  const after = layer.lay(many);
  assert.equal(asked, 2, "the cards of its own two ends");
  for (const [place, laid] of before.entries()) assert.equal(after[place], laid);
  assert.deepEqual(after, layWires(CARDS, many), "as if all were laid anew");
  asked = 0;
  assert.deepEqual(layer.lay([...many.slice(0, 20), ...many.slice(21)]), layWires(CARDS, [...many.slice(0, 20), ...many.slice(21)]));
  assert.equal(asked, 18);
  assert.deepEqual(layer.lay([]), []);
});

test("a line and its arrowhead are written without exponents and not-a-numbers", () => {
  const [laid] = layWires(new Map([["a", CARDS.get("top")], ["b", CARDS.get("top")]]), [wire("a", "b")]);
  for (const path of Object.values(pathOf(laid))) assert.match(path, /^M[-\d. LCZ]+$/);
});

test("arrow keys lead to the nearest card", () => {
  assert.equal(cardTowards(CARDS, "top", "ArrowDown"), "middle");
  assert.equal(cardTowards(CARDS, "middle", "ArrowRight"), "right");
  assert.equal(cardTowards(CARDS, "top", "ArrowUp"), "");
});

test("every change is undone, the digits of a port as one", () => {
  const told = [];
  const drawn = new DrawnLinks([], (links) => told.push(links));
  const place = drawn.add("a", "b");
  assert.equal(drawn.add("a", "b"), place, "what says nothing yet is meant");
  for (const port of [4, 44, 443]) drawn.change(place, { port });
  drawn.change(place, { encrypted: true });
  drawn.turn(place);
  assert.deepEqual(drawn.links, [{ source: "b", target: "a", protocol: "", port: 443, encrypted: true }]);
  drawn.undo();
  drawn.undo();
  assert.deepEqual(drawn.links[0].encrypted, null);
  drawn.undo();
  assert.equal(drawn.links[0].port, null);
  drawn.undo();
  drawn.undo();
  assert.deepEqual(drawn.links, []);
  drawn.add("a", "b");
  drawn.clear();
  drawn.undo();
  drawn.remove(0);
  assert.deepEqual(told.at(-1), []);
});

test("a connection is written as Python writes it", () => {
  const sheet = {
    cards: [{ id: "edge", written: "edge" }, { id: "component.a%20b", written: '"a b"' }],
    protocols: [{ value: "https", label: "HTTPS" }],
  };
  const link = { source: "edge", target: "component.a%20b", protocol: "https", port: 443, encrypted: true };
  assert.equal(lineOf(link, sheet), 'edge -> "a b": HTTPS 443 (TLS)');
  assert.equal(lineOf({ ...link, protocol: "", port: null, encrypted: null }, sheet), 'edge -> "a b"');
});
