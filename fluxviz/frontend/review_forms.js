// Forms of one component and of CloudFlare: each button sends the one thing that it says, and so does Enter.

/** @import { ComponentForm, DomainForm } from "./shapes.js" */
/** @import { ReviewPanel } from "./review.js" */

import { make, makeButton } from "./elements.js";

/**
 * @param {ReviewPanel} panel
 * @param {ComponentForm} form
 */
export function componentForm(panel, form) {
  const component = form.key;
  const { drafts } = panel;
  /** @param {string} what @param {() => object} given @param {string} label @param {(Node | null)[]} fields */
  const edit = (what, given, label, ...fields) => {
    const at = formOf(component, what);
    return panel.form(at, makeButton("Set", `Set ${label}`, () => panel.ask("edit", { component, ...given() }, at)), ...fields);
  };
  const image = drafts.line(formOf(component, "image"), "Image", { value: form.image });
  const gone = formOf(component, "remove");
  return drafts.fold(
    `Edit ${component}`,
    true,
    edit("image", () => ({ image: image.value.trim() }), `the image of ${component}`, make("b", {}, "Image"), image),
    portRows(panel, form, edit),
    ...(form.ports.length > 0 ? [domainRows(panel, form, edit)] : []),
    ...form.variables.map(({ name, host, port }) => {
      const at = formOf(component, `variable ${name}`);
      const host_field = drafts.line(at, `Host in ${name}`, { value: host });
      const port_field = port === null ? null : drafts.port(at, `Port in ${name}`, port, "port");
      const given = () => {
        const [now, number] = [host_field.value.trim(), port_field?.valueAsNumber];
        return { variable: name, host: now === host ? null : now, port: number === undefined || number === port ? null : number };
      };
      return edit(`variable ${name}`, given, name, make("b", {}, name), host_field, port_field);
    }),
    panel.form(gone, makeButton("Remove the component", `Remove ${component}`, () => panel.ask("remove", { component }, gone))),
  );
}

/** @typedef {(what: string, given: () => object, label: string, ...fields: (Node | null)[]) => HTMLElement} Edit */

/**
 * @param {string} component
 * @param {string} what
 */
function formOf(component, what) {
  return `${what} of ${component}`;
}

/**
 * @param {ReviewPanel} panel
 * @param {ComponentForm} form
 * @param {Edit} edit
 */
function portRows({ drafts }, { key, ports }, edit) {
  const at = formOf(key, "ports");
  const rows = [...ports, [null, null]].map(([open, inside], place) => [
    drafts.port(at, "Public port", open, "public", `public ${place}`),
    drafts.port(at, "Container port", inside, "inside", `inside ${place}`),
  ]);
  const given = () => {
    const filled = rows.filter(([open]) => open.value !== "");
    return { ports: Object.fromEntries(filled.map(([open, inside]) => [open.value, inside.valueAsNumber])) };
  };
  const fields = rows.map(([open, inside]) => make("div", { class: "row" }, open, "→", inside));
  return edit("ports", given, `the ports of ${key}`, make("b", {}, "Ports: public → inside; what is emptied goes"), ...fields);
}

/**
 * @param {ReviewPanel} panel
 * @param {ComponentForm} form
 * @param {Edit} edit
 */
function domainRows({ drafts }, { key, ports, domains }, edit) {
  const at = formOf(key, "domains");
  const fields = domains.map((domain, place) => drafts.line(at, `Domain of port ${ports[place][0] ?? place + 1}`, { value: domain }));
  const given = () => ({ domains: fields.map((each) => each.value.trim()) });
  return edit("domains", given, `the domains of ${key}`, make("b", {}, "Custom domains, one a port"), ...fields);
}

/**
 * @param {ReviewPanel} panel
 * @param {DomainForm[]} domains
 */
export function cloudflareForm(panel, domains) {
  const { drafts, store } = panel;
  const rows = domains.map(({ host, proxied, ssl, always }) => {
    const at = `CloudFlare for ${host}`;
    const proxy = drafts.check(at, "Proxied", proxied);
    const https = drafts.check(at, "Always HTTPS", always);
    const mode = drafts.choice(at, `SSL/TLS mode of ${host}`, store.get("_choices").modes, ssl);
    const set = makeButton("Set", `Set ${at}`, () => panel.ask("edit_cloudflare", { domain: host, proxied: proxy.checked, ssl: mode.value, always_https: https.checked }, at));
    return panel.form(at, set, make("b", {}, host), make("label", { class: "check" }, proxy, "Proxied"), mode, make("label", { class: "check" }, https, "Always HTTPS"));
  });
  return drafts.fold("CloudFlare", false, ...rows);
}
