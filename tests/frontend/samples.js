// A small network as Python gives it: browser → edge → web → db, the edge also to api, api to db, and a volume.

/**
 * @param {string} id
 * @param {object} more
 */
export function part(id, more = {}) {
  return {
    id, kind: "component", layer: "", label: id, text: `${id}.`, card: ["Component"], sections: [], source: "",
    target: "", how: "", ...more,
  };
}

/**
 * @param {string} id
 * @param {string} source
 * @param {string} target
 * @param {object} more
 */
export function link(id, source, target, more = {}) {
  return part(id, { kind: "internal", layer: "internal", card: ["Internal link"], source, target, how: "http, x:80", ...more });
}

export const PARTS = [
  part("browser", { kind: "browser", layer: "public", card: ["Browser"] }),
  part("edge", { kind: "edge", layer: "public", card: ["Flux edge"] }),
  part("web", { card: ["Component", "fluxweb_shop", "nginx:1.27"] }),
  part("api"),
  part("db", {
    sections: [{ title: "Hosts and ports", rows: [{ name: "Inside the app", value: "fluxdb_shop:5432", copy: true }] }],
  }),
  part("data", { kind: "volume", layer: "volumes", card: ["Volume"] }),
  link("request", "browser", "edge", { kind: "request", layer: "public" }),
  link("forward.web", "edge", "web", { kind: "forward", layer: "public" }),
  link("forward.api", "edge", "api", { kind: "forward", layer: "public" }),
  link("web.db", "web", "db"),
  link("api.db", "api", "db", { sections: [{ title: "This hop", rows: [{ name: "Problem", value: "no one listens" }] }] }),
  link("mount", "db", "data", { kind: "mount", layer: "volumes" }),
];
