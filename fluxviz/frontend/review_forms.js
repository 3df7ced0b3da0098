// Forms of one component and of CloudFlare: each button sends the one thing that it says.

/** @import { ComponentForm, DomainForm } from "./shapes.js" */
/** @import { ReviewPanel } from "./review.js" */

import { make, makeButton } from "./elements.js";

/**
 * @param {ReviewPanel} panel
 * @param {ComponentForm} form
 */
export function componentForm(panel, form) {
  const component = form.key;
  /** @param {object} given */
  const edit = (given) => panel.ask("edit", { component, ...given });
  const image = field("Image", form.image);
  return make(
    "details",
    { open: true },
    make("summary", {}, `Edit ${component}`),
    make("div", { class: "row" }, make("b", {}, "Image"), image, makeButton("Set", `Set the image of ${component}`, () => edit({ image: image.value.trim() }))),
    portRows(form, edit),
    ...(form.ports.length > 0 ? [domainRows(form, edit)] : []),
    ...form.variables.map(({ name, host, port }) => {
      const [host_field, port_field] = [field(`Host in ${name}`, host), port === null ? null : numeric(`Port in ${name}`, port, "port")];
      const set = makeButton("Set", `Set ${name}`, () => {
        const [now, number] = [host_field.value.trim(), port_field?.valueAsNumber];
        edit({ variable: name, host: now === host ? null : now, port: number === undefined || number === port ? null : number });
      });
      return make("div", { class: "row" }, make("b", {}, name), host_field, port_field, set);
    }),
    makeButton("Remove the component", `Remove ${component}`, () => panel.ask("remove", { component })),
  );
}

/**
 * @param {ComponentForm} form
 * @param {(given: object) => void} edit
 */
function portRows({ key, ports }, edit) {
  const rows = [...ports, [null, null]].map(([open, inside]) => [numeric("Public port", open, "public"), numeric("Container port", inside, "inside")]);
  const set = makeButton("Set", `Set the ports of ${key}`, () => {
    const filled = rows.filter(([open]) => open.value !== "");
    edit({ ports: Object.fromEntries(filled.map(([open, inside]) => [open.value, inside.valueAsNumber])) });
  });
  const fields = rows.map(([open, inside]) => make("div", { class: "row" }, open, "→", inside));
  return make("div", { class: "row" }, make("b", {}, "Ports: public → inside; what is emptied goes"), ...fields, set);
}

/**
 * @param {ComponentForm} form
 * @param {(given: object) => void} edit
 */
function domainRows({ key, ports, domains }, edit) {
  const fields = domains.map((domain, place) => field(`Domain of port ${ports[place][0] ?? place + 1}`, domain));
  const set = makeButton("Set", `Set the domains of ${key}`, () => edit({ domains: fields.map((each) => each.value.trim()) }));
  return make("div", { class: "row" }, make("b", {}, "Custom domains, one a port"), ...fields, set);
}

/**
 * @param {ReviewPanel} panel
 * @param {DomainForm[]} domains
 */
export function cloudflareForm(panel, domains) {
  const modes = panel.store.get("_choices").modes;
  const rows = domains.map(({ host, proxied, ssl, always }) => {
    const proxy = make("input", { type: "checkbox", checked: proxied });
    const https = make("input", { type: "checkbox", checked: always });
    const mode = make("select", { "aria-label": `SSL/TLS mode of ${host}` }, ...modes.map(({ value, label }) => make("option", { value }, label)));
    mode.value = ssl;
    const set = makeButton("Set", `Set CloudFlare for ${host}`, () => panel.ask("edit_cloudflare", { domain: host, proxied: proxy.checked, ssl: mode.value, always_https: https.checked }));
    return make("div", { class: "row" }, make("b", {}, host), make("label", { class: "check" }, proxy, "Proxied"), mode, make("label", { class: "check" }, https, "Always HTTPS"), set);
  });
  return make("details", {}, make("summary", {}, "CloudFlare"), ...rows);
}

/**
 * @param {string} label
 * @param {string} value
 */
function field(label, value) {
  return make("input", { type: "text", value, "aria-label": label, placeholder: label, spellcheck: "false", autocomplete: "off" });
}

/**
 * @param {string} label
 * @param {number | null} value
 * @param {string} placeholder
 */
function numeric(label, value, placeholder) {
  return make("input", { type: "number", min: 1, max: 65535, value: value ?? "", "aria-label": label, placeholder });
}
