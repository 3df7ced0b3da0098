// Where lines of a canvas run, what is undone, and what is written.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";

const { layWires, placeOn, cardTowards, pathOf } = await load("canvas_wires");
const { DrawnLinks, lineOf } = await load("canvas_links");

const CARDS = new Map([
  ["top", { x: 100, y: 10, width: 80, height: 40 }],
  ["middle", { x: 100, y: 110, width: 80, height: 40 }],
  ["bottom", { x: 100, y: 210, width: 80, height: 40 }],
  ["right", { x: 260, y: 110, width: 80, height: 40 }],
]);
const SIZE = { width: 400, height: 300 };
const LABEL = { width: 70, height: 20 };

const wire = (source, target) => ({ source, target, label: LABEL });
const inside = (place, room) =>
  place.x > room.x && place.x < room.x + room.width && place.y > room.y && place.y < room.y + room.height;
const meet = (one, other) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

test("a line runs past the cards between its ends, and its label covers no card", () => {
  const [laid] = layWires(CARDS, [wire("top", "bottom")], SIZE);
  for (let at = 0; at <= 1; at += 0.02) assert.ok(!inside(placeOn(laid, at), CARDS.get("middle")));
  for (const room of CARDS.values()) assert.ok(!meet(laid.label, room));
});

test("a line between neighbours is straight", () => {
  const [laid] = layWires(CARDS, [wire("top", "middle")], SIZE);
  for (const at of [0, 0.3, 0.7, 1]) assert.ok(Math.abs(placeOn(laid, at).x - 140) < 0.01);
});

test("labels do not cover each other, and nothing leaves the canvas", () => {
  const laid = layWires(CARDS, [wire("top", "middle"), wire("top", "middle"), wire("middle", "top"), wire("middle", "right")], SIZE);
  for (const [index, one] of laid.entries()) {
    for (const other of laid.slice(index + 1)) assert.ok(!meet(one.label, other.label));
    assert.ok(one.label.x >= 0 && one.label.x + one.label.width <= SIZE.width);
  }
});

test("a line without a card at one end is none, and the others keep their places", () => {
  const [first, second] = layWires(CARDS, [wire("top", "localhost"), wire("top", "middle")], SIZE);
  assert.equal(first, null);
  assert.ok(second.label);
});

test("a line and its arrowhead are written without exponents and not-a-numbers", () => {
  const [laid] = layWires(new Map([["a", CARDS.get("top")], ["b", CARDS.get("top")]]), [wire("a", "b")], SIZE);
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
