// Where the picture stands: numbers in, numbers out.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";

const { MOST_ZOOM, fitScale, wholeScale, placeOf, viewportOf, zoomAt, keepInSight, placeToShow } = await load("viewport");
const picture = { width: 800, height: 400 };
const canvas = { width: 400, height: 300 };
const whole = [0.5, 0.5, 1];

/**
 * @param {number} one
 * @param {number} other
 */
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-3, `${one} is not ${other}`);

test("a picture opens as wide as its canvas, and its text is never too small to read", () => {
  near(fitScale({ width: 300, height: 100 }, canvas), 400 / 300);
  assert.equal(fitScale(picture, canvas), 1);
  assert.equal(fitScale({ width: 100, height: 6000 }, canvas), 1.2);
});

test("height gives way only as long as the text stays comfortable", () => {
  near(fitScale({ width: 300, height: 225 }, canvas), 4 / 3);
  near(fitScale({ width: 280, height: 240 }, canvas), 1.25);
  near(fitScale({ width: 280, height: 290 }, canvas), 1.2);
});

test("a small picture is not blown up without end", () => {
  assert.equal(fitScale({ width: 10, height: 10 }, canvas), 1.5);
});

test("a canvas that has no size yet has a scale that can be worked with", () => {
  assert.equal(fitScale(picture, { width: 0, height: 0 }), 1);
  assert.ok(fitScale({ width: 0, height: 0 }, canvas) >= 1);
});

test("a picture that fits stands in the middle, another at its start", () => {
  assert.deepEqual(placeOf(whole, { width: 200, height: 100 }, canvas), { scale: 1.5, x: 50, y: 75 });
  assert.deepEqual(placeOf(whole, picture, canvas), { scale: 1, x: 0, y: 0 });
  assert.deepEqual(placeOf(whole, { ...picture, start: { x: 500, y: 390 } }, canvas), { scale: 1, x: -300, y: -100 });
  assert.deepEqual(placeOf(whole, { ...picture, start: { x: 790, y: 20 } }, canvas), { scale: 1, x: -400, y: 0 });
});

test("a place and its viewport tell the same", () => {
  for (const viewport of [[0.25, 0.75, 2], [0.9, 0.1, 7.5]]) {
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

test("zooming ends where all is in sight, in the middle, and at its most", () => {
  const start = placeOf([0.1, 0.1, 1.2], picture, canvas);
  assert.equal(wholeScale(picture, canvas), 0.5);
  assert.deepEqual(zoomAt(start, 0.01, { x: 5, y: 5 }, picture, canvas), { scale: 0.5, x: 0, y: 50 });
  near(zoomAt(start, 1000, { x: 5, y: 5 }, picture, canvas).scale, MOST_ZOOM);
});

test("what opens with room around cannot become smaller than whole", () => {
  assert.equal(wholeScale({ width: 10, height: 10 }, canvas), 1.5);
});

test("however far it is moved, a part of the picture stays in sight", () => {
  for (const [x, y] of [[1e6, 1e6], [-1e6, -1e6]]) {
    const place = keepInSight({ x, y, scale: 1 }, picture, canvas);
    assert.ok(place.x < canvas.width && place.x + picture.width > 0);
    assert.ok(place.y < canvas.height && place.y + picture.height > 0);
  }
  assert.deepEqual(keepInSight({ x: 1, y: 2, scale: 1 }, picture, canvas), { x: 1, y: 2, scale: 1 });
});

test("what is in sight stays, and what is not is moved no further than it takes", () => {
  const place = { x: 0, y: 0, scale: 1 };
  const card = { x: 100, y: 100, width: 80, height: 40 };
  assert.equal(placeToShow(card, place, canvas), null);
  assert.deepEqual(placeToShow({ ...card, x: 350 }, place, canvas), { x: -50, y: 0, scale: 1 });
  assert.deepEqual(placeToShow({ ...card, y: -5 }, place, canvas), { x: 0, y: 25, scale: 1 });
});

test("what is too small to read comes to the middle at a scale that can be read", () => {
  const card = { x: 100, y: 100, width: 80, height: 40 };
  assert.deepEqual(placeToShow(card, { x: 0, y: 0, scale: 0.5 }, canvas), { x: 60, y: 30, scale: 1 });
});
