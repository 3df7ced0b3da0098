// Where the picture stands: numbers in, numbers out.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";

const { MOST_ZOOM, fitScale, placeOf, viewportOf, zoomAt, keepInSight } = await load("viewport");
const picture = { width: 800, height: 400 };
const canvas = { width: 400, height: 300 };
const whole = [0.5, 0.5, 1];

/**
 * @param {number} one
 * @param {number} other
 */
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-3, `${one} is not ${other}`);

test("a picture fits by its tighter side", () => {
  assert.equal(fitScale(picture, canvas), 0.5);
  assert.equal(fitScale({ width: 100, height: 600 }, canvas), 0.5);
});

test("a small picture is not blown up without end", () => {
  assert.equal(fitScale({ width: 10, height: 10 }, canvas), 1.5);
});

test("a canvas that has no size yet has a scale that can be worked with", () => {
  assert.equal(fitScale(picture, { width: 0, height: 0 }), 1);
  assert.equal(fitScale({ width: 0, height: 0 }, canvas), 1.5);
});

test("the whole picture stands in the middle", () => {
  assert.deepEqual(placeOf(whole, picture, canvas), { scale: 0.5, x: 0, y: 50 });
});

test("a place and its viewport tell the same", () => {
  for (const viewport of [whole, [0.25, 0.75, 2], [0.9, 0.1, 7.5]]) {
    viewportOf(placeOf(viewport, picture, canvas), picture, canvas).forEach(
      (/** @type {number} */ number, /** @type {number} */ index) => near(number, viewport[index]),
    );
  }
});

test("a viewport shows the same middle in a canvas of another size", () => {
  const viewport = [0.25, 0.6, 3];
  const wide = { width: 1000, height: 500 };
  const place = placeOf(viewport, picture, wide);
  near((wide.width / 2 - place.x) / place.scale, 0.25 * picture.width);
  near((wide.height / 2 - place.y) / place.scale, 0.6 * picture.height);
});

test("what is under the pointer stays there when zooming", () => {
  const before = placeOf([0.4, 0.5, 2], picture, canvas);
  const at = { x: 130, y: 70 };
  const after = zoomAt(before, 1.3, at, picture, canvas);
  near((at.x - before.x) / before.scale, (at.x - after.x) / after.scale);
  near((at.y - before.y) / before.scale, (at.y - after.y) / after.scale);
  near(after.scale, before.scale * 1.3);
});

test("zooming ends where it fits and at its most", () => {
  const start = placeOf(whole, picture, canvas);
  assert.deepEqual(zoomAt(start, 0.01, { x: 5, y: 5 }, picture, canvas), start);
  near(zoomAt(start, 1000, { x: 5, y: 5 }, picture, canvas).scale, 0.5 * MOST_ZOOM);
});

test("zooming out to the fit puts the picture in the middle again", () => {
  const moved = { ...placeOf([0.1, 0.1, 1.2], picture, canvas) };
  assert.deepEqual(zoomAt(moved, 0.5, { x: 399, y: 299 }, picture, canvas), placeOf(whole, picture, canvas));
});

test("however far it is moved, a part of the picture stays in sight", () => {
  for (const [x, y] of [[1e6, 1e6], [-1e6, -1e6]]) {
    const place = keepInSight({ x, y, scale: 1 }, picture, canvas);
    assert.ok(place.x < canvas.width && place.x + picture.width > 0);
    assert.ok(place.y < canvas.height && place.y + picture.height > 0);
  }
  assert.deepEqual(keepInSight({ x: 1, y: 2, scale: 1 }, picture, canvas), { x: 1, y: 2, scale: 1 });
});
