// The panel of what-ifs: changes that are tried on the picture, never on the spec's file.

/** @import { Controls, Part, PortChoice, Traits } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { listen, make, makeButton, makeChoice, unbroken } from "./elements.js";

/**
 * What every what-if is when nothing is asked.
 *
 * @type {Partial<Traits>}
 */
export const NOTHING = { domain: null, domains: {}, proxied: null, ssl: null, off: [], closed: [], publishes: {}, listens: {} };

export const WHAT_IF_TRAITS = /** @type {(keyof Traits)[]} */ (Object.keys(NOTHING));

/**
 * @param {Store} store
 * @returns {Node[]}
 */
export function describeWhatIfs(store) {
  const controls = store.get("_controls");
  const spec = controls.spec ? [publicPath(store, controls), components(store, controls), ports(store, controls)] : [];
  const alone = store.get("_alone")
    ? "One change at a time: a page has no kernel. In a notebook they add up, and ports can change."
    : "Nothing here changes your spec.";
  return [make("p", { class: "hint" }, controls.spec ? alone : NO_SPEC), ...spec];
}

const NO_SPEC = "Drawn from a topology: there is no spec to change.";

/**
 * How the picture looks: the settings of its menu.
 *
 * @param {Store} store
 * @returns {Node[]}
 */
export function describeLook(store) {
  const controls = store.get("_controls");
  const { details, views, namings } = store.get("_choices");
  const names = ["auto", ...controls.themes.map((theme) => theme.name)];
  const themes = names.map((name) => ({ value: name, label: name[0].toUpperCase() + name.slice(1) }));
  const spec = controls.spec ? [makeChoice("Public names", namings, store.get("naming"), (naming) => store.set({ naming }))] : [];
  const chosen = [
    makeChoice("Detail", details, store.get("detail"), (detail) => store.set({ detail })),
    makeChoice("View", views, store.get("view"), (view) => store.set({ view })),
    makeChoice("Theme", themes, store.get("theme"), (theme) => store.set({ theme }), { "data-answers-itself": true }),
    ...spec,
  ];
  return [make("div", { class: "form", "data-asks": true }, ...chosen)];
}

/**
 * What can be tried of a card or a line.
 *
 * @param {Store} store
 * @param {Part} part
 * @returns {Node[]}
 */
export function describeTries(store, part) {
  const controls = store.get("_controls");
  const { components, ports } = controls;
  /** @type {Node[]} */
  const tries = [];
  const own = components.find((each) => each.part === part.id);
  const off = store.get("off");
  if (own !== undefined && components.length > off.length + 1)
    tries.push(makeButton("Switch off", "Switch off", () => store.set({ off: [...off, own.value] })));
  const closed = store.get("closed");
  for (const port of ports.filter(({ parts, key }) => parts.includes(part.id) && !closed.includes(key))) {
    if (port.key !== "") {
      const shown = store.get("publishes")[port.key] ?? port.public;
      tries.push(makeButton(`Close ${shown}`, `Close ${shown}`, () => store.set({ closed: [...closed, port.key] })));
      tries.push(...moveField(store, "publishes", port.key, port.public, `Move ${shown} to`));
    }
    if (port.inside !== "") tries.push(...moveField(store, "listens", port.inside, port.container, `Let ${port.label} listen on`));
  }
  if (part.kind === "cloudflare" || part.kind === "proxy") tries.push(...proxyFields(store, controls));
  return controls.spec && tries.length > 0 ? [make("div", { class: "form tries", "data-asks": true }, ...tries)] : [];
}

/**
 * @param {Store} store
 * @param {"publishes" | "listens"} trait
 * @param {string} key
 * @param {number | null} number
 * @param {string} label
 */
function moveField(store, trait, key, number, label) {
  const [field, wrong] = numberField(store, trait, key, number, label);
  field.removeAttribute("aria-label");
  return [make("label", {}, label, field), wrong];
}

/**
 * @param {Store} store
 * @param {Controls} controls
 */
function publicPath(store, controls) {
  const { domains } = controls;
  const alone = domains.length < 2 || store.get("domain") !== null;
  const one = () => [
    domainField(store, "Custom domain", domains[0] ?? "", store.get("domain"), (domain) => ({ domain })),
  ];
  const each = (/** @type {string} */ host) => {
    const { [host]: asked = null, ...others } = store.get("domains");
    /** @param {string | null} now */
    const change = (now) => ({ domains: now === null ? others : { ...others, [host]: now } });
    return domainField(store, `Custom domain ${host}`, host, asked, change);
  };
  return group("Public path", [...(alone ? one() : domains.map(each)), ...proxyFields(store, controls)]);
}

/**
 * @param {Store} store
 * @param {Controls} controls
 */
function proxyFields(store, controls) {
  const proxied = make("input", { type: "checkbox", checked: controls.proxied, disabled: controls.hosts.length === 0 });
  listen(proxied, "change", () => store.set({ proxied: proxied.checked }));
  const mode = makeChoice("SSL/TLS mode", store.get("_choices").modes, controls.ssl || "full", (ssl) => store.set({ ssl }), { disabled: !controls.proxied });
  return [make("label", { class: "check" }, proxied, "Proxied by CloudFlare"), mode];
}

/**
 * @param {Store} store
 * @param {string} label
 * @param {string} host The domain as it is.
 * @param {string | null} asked
 * @param {(now: string | null) => Partial<Traits>} change What follows from another; null: as it is.
 */
function domainField(store, label, host, asked, change) {
  const field = make("input", {
    type: "text",
    value: asked ?? host,
    placeholder: "shop.example.com",
    spellcheck: "false",
    autocomplete: "off",
    disabled: store.get("_alone"),
  });
  listen(field, "change", () => store.set(change(field.value.trim() === host ? null : field.value.trim())));
  return make("label", {}, label, field);
}

/**
 * @param {Store} store
 * @param {Controls} controls
 */
function components(store, controls) {
  const off = store.get("off");
  return group(
    "Components",
    controls.components.map(({ value, label }) => {
      const on = make("input", { type: "checkbox", checked: !off.includes(value) });
      listen(on, "change", () =>
        store.set({ off: on.checked ? off.filter((each) => each !== value) : [...off, value] }),
      );
      return make("label", { class: "check" }, on, label);
    }),
  );
}

/**
 * @param {Store} store
 * @param {Controls} controls
 */
function ports(store, controls) {
  const shown = controls.ports.filter((port) => port.key || port.inside);
  /** @param {PortChoice} port */
  const isOne = (port) => shown.filter(({ label }) => label === port.label).length === 1;
  return group("Ports", shown.map((port) => portRow(store, port, isOne(port))));
}

/**
 * @param {Store} store
 * @param {PortChoice} port
 * @param {boolean} alone It is the only one of its component: its fields need no number in their names.
 */
function portRow(store, port, alone) {
  const closed = store.get("closed");
  const row = make("div", { class: "port", role: "group", "aria-label": `${port.label} ${port.container ?? ""}` });
  row.append(make("b", {}, port.label));
  const wrong = [];
  if (port.key !== "") {
    const open = make("input", {
      type: "checkbox",
      checked: !closed.includes(port.key),
      "aria-label": `${port.label}: ${port.public} is public`,
    });
    listen(open, "change", () =>
      store.set({ closed: open.checked ? closed.filter((each) => each !== port.key) : [...closed, port.key] }),
    );
    row.append(make("label", { class: "check" }, open, "public"));
    const name = alone ? `Public port of ${port.label}` : `Public port of ${port.label}, ${port.public}`;
    const [field, shown] = numberField(store, "publishes", port.key, port.public, name);
    row.append(make("label", {}, "public port", field), make("span", { "aria-hidden": true }, "→"));
    wrong.push(shown);
  }
  if (port.inside !== "") {
    const name = alone ? `Container port of ${port.label}` : `Container port of ${port.label}, ${port.container}`;
    const [field, shown] = numberField(store, "listens", port.inside, port.container, name);
    row.append(make("label", {}, "container port", field));
    wrong.push(shown);
  }
  row.append(...wrong);
  return row;
}

/**
 * @param {Store} store
 * @param {"publishes" | "listens"} trait
 * @param {string} key
 * @param {number | null} number
 * @param {string} label
 */
function numberField(store, trait, key, number, label) {
  const asked = store.get(trait);
  const field = make("input", {
    type: "number",
    min: 1,
    max: store.get("_choices").port,
    value: asked[key] ?? number ?? "",
    "aria-label": label,
    disabled: store.get("_alone"),
  });
  const shown = make("p", { class: "wrong", role: "alert", hidden: true });
  listen(field, "change", () => {
    const { [key]: _, ...others } = asked;
    const typed = field.valueAsNumber;
    const wrong = !field.checkValidity();
    field.setAttribute("aria-invalid", String(wrong));
    shown.hidden = !wrong;
    if (wrong) shown.textContent = `${label}: a port is a whole number from 1 to ${field.max}. Nothing was changed.`;
    else if (Number.isNaN(typed)) store.set({ [trait]: others });
    else store.set({ [trait]: typed === number ? others : { ...others, [key]: typed } });
  });
  return [field, shown];
}

/**
 * @param {string} title
 * @param {Node[]} fields
 */
function group(title, fields) {
  return make("fieldset", { "data-asks": true }, make("legend", {}, title), ...fields);
}

/**
 * Take one what-if back.
 *
 * @param {Store} store
 * @param {keyof Traits} trait
 * @param {string} key What of it; empty: all.
 */
function takeBack(store, trait, key) {
  const asked = store.get(trait);
  if (Array.isArray(asked)) return store.set({ [trait]: asked.filter((each) => each !== key) });
  if (key === "") return store.set({ [trait]: null });
  const { [key]: _, ...others } = /** @type {{ [key: string]: any }} */ (asked);
  store.set({ [trait]: others });
}

/**
 * The strip over the picture: what was asked, what broke, what works now.
 *
 * @param {Store} store
 * @param {Node[]} more
 * @returns {Node[]}
 */
export function describeConsequences(store, more) {
  const consequences = store.get("_consequences");
  if (consequences.length === 0) return [];
  const titles = store.get("_choices").consequences;
  const list = consequences.map(({ kind, text, part, trait, key = "" }) => {
    const leads = part !== undefined && makeButton("Show", `Show: ${text}`, () => store.set({ selected: part }));
    const undo = trait !== undefined && makeButton("×", `Take back: ${text}`, () => takeBack(store, /** @type {keyof Traits} */ (trait), key), { "data-asks": true });
    return make("li", { class: kind }, make("b", {}, titles[kind] ?? ""), " ", unbroken(text), ...[leads, undo].flatMap((each) => (each ? [" ", each] : [])));
  });
  const reset = makeButton("Reset", "Reset", () => store.set(NOTHING), { "data-asks": true });
  return [make("ul", {}, ...list), make("div", { class: "actions" }, ...more, reset)];
}
