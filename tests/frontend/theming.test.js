// Whether the page around is dark, as each notebook application says it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { load } from "./modules.js";

const { isDark, paint } = await load("theming");
let system = "light";
Object.assign(globalThis, {
  matchMedia: (/** @type {string} */ query) => ({ matches: query === `(prefers-color-scheme: ${system})` }),
});
beforeEach(() => (system = "light"));

/**
 * @param {object} body
 * @param {object} root
 */
function page(body = {}, root = {}) {
  return {
    body: { dataset: {}, className: "", ...body },
    documentElement: { dataset: {}, className: "", getAttribute: () => null, ...root },
  };
}

test("a page that says nothing is as the system is", () => {
  assert.equal(isDark(page()), false);
  system = "dark";
  assert.equal(isDark(page()), true);
});

test("JupyterLab's theme counts, whatever the system is", () => {
  assert.equal(isDark(page({ dataset: { jpThemeLight: "false" } })), true);
  system = "dark";
  assert.equal(isDark(page({ dataset: { jpThemeLight: "true" } })), false);
});

test("VS Code's themes count, high contrast too", () => {
  for (const [kind, dark] of [["vscode-dark", true], ["vscode-light", false], ["vscode-high-contrast", true], ["vscode-high-contrast-light", false]])
    assert.equal(isDark(page({ dataset: { vscodeThemeKind: kind } })), dark, String(kind));
});

test("VS Code's classes count where its data attribute is missing", () => {
  assert.equal(isDark(page({ className: "vscode-dark" })), true);
  system = "dark";
  assert.equal(isDark(page({ className: "vscode-light" })), false);
});

test("classes and themes of a page's root count", () => {
  assert.equal(isDark(page({}, { className: "dark" })), true);
  assert.equal(isDark(page({}, { dataset: { theme: "dark" } })), true);
  assert.equal(isDark(page({}, { getAttribute: () => "dark" })), true);
});

test("words that only begin with dark are no theme", () => {
  assert.equal(isDark(page({ className: "darkroom" })), false);
});

test("paint takes the night's colours of a theme where the page is dark, and the day's where it has no night", () => {
  const day = { page: "#ffffff" };
  const night = { page: "#000000" };
  const themes = [{ name: "light", day, night: null }, { name: "dark", day: night, night: null }, { name: "own", day, night }];
  const painted = (/** @type {string} */ theme, /** @type {boolean} */ dark) => {
    /** @type {{ [role: string]: string }} */
    const roles = {};
    const style = { colorScheme: "", setProperty: (/** @type {string} */ role, /** @type {string} */ colour) => (roles[role] = colour) };
    paint({ style }, { themes }, theme, dark);
    return [roles["--page"], style.colorScheme];
  };
  assert.deepEqual(painted("auto", true), ["#000000", "dark"]);
  assert.deepEqual(painted("auto", false), ["#ffffff", "light"]);
  assert.deepEqual(painted("own", true), ["#000000", "dark"]);
  assert.deepEqual(painted("light", true), ["#ffffff", "light"]);
});
