// Shows that node's test runner finds and runs the files here; the first real test takes its place.
import assert from "node:assert/strict";
import { test } from "node:test";

test("the runner runs", () => {
  assert.equal([1, 2].length, 2);
});
