// Light or dark as the page around is, and the colours of the theme that was chosen.

/** @import { Controls } from "./shapes.js" */

/**
 * Whether the page around is dark: JupyterLab, VS Code, Colab and marimo say so in their own paths, else the system.
 *
 * @param {Document} page
 * @returns {boolean}
 */
export function isDark(page) {
  const { body, documentElement: root } = page;
  const lab = body.dataset.jpThemeLight;
  if (lab !== undefined) return lab === "false";
  const code = body.dataset.vscodeThemeKind;
  if (code !== undefined) return code.includes("dark") || code === "vscode-high-contrast";
  const shown = [root.getAttribute("theme"), root.dataset.theme, root.className, body.className, body.dataset.theme].join(" ");
  if (/\bdark\b/.test(shown)) return true;
  if (/\blight\b/.test(shown)) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/**
 * Call back when the page around turns dark or light.
 *
 * @param {Document} page
 * @param {() => void} react
 * @returns {() => void} Ends it.
 */
export function watchDark(page, react) {
  const watcher = new MutationObserver(react);
  for (const element of [page.documentElement, page.body]) watcher.observe(element, { attributes: true });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", react);
  return () => {
    watcher.disconnect();
    system.removeEventListener("change", react);
  };
}

/**
 * Paint an element and all in it.
 *
 * @param {HTMLElement} root
 * @param {Controls} controls
 * @param {string} theme
 * @param {boolean} dark
 */
export function paint(root, controls, theme, dark) {
  const name = theme === "auto" ? (dark ? "dark" : "light") : theme;
  const chosen = controls.themes.find((each) => each.name === name) ?? controls.themes[0];
  const colours = (dark && chosen.night) || chosen.day;
  for (const [role, colour] of Object.entries(colours)) root.style.setProperty(`--${role}`, colour);
  const [r, g, b] = [1, 3, 5].map((place) => parseInt(colours.page.slice(place, place + 2), 16));
  root.style.colorScheme = r * 0.3 + g * 0.6 + b * 0.1 < 128 ? "dark" : "light";
}

/**
 * The rules that paint a picture by its roles.
 *
 * @param {Controls} controls
 */
export function paintRules(controls) {
  const roles = Object.keys(controls.themes[0].day);
  const rules = roles.map((role) => `.f-${role}{fill:var(--${role})}.s-${role}{stroke:var(--${role})}`);
  return `${rules.join("")}rect.page{fill:var(--page)}`;
}
