// The page: what is typed goes to the worker, what it answers is shown. All text is set as text; the picture is
// fluxviz's own SVG, in which every name is escaped, and the page's policy lets no script run but its own.
import { makeEditor } from "./editor.js";
import { pack, unpack } from "./links.js";

const WAIT = 120; // milliseconds after the last key
const LONGEST = 30_000; // characters of a link that browsers and chats let through

const find = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const make = (/** @type {string} */ name, /** @type {Record<string, any>} */ properties = {}, /** @type {(Node | string)[]} */ ...inner) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inner);
  return element;
};

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let calls = 0;
worker.onmessage = ({ data }) => {
  const { resolve, reject } = waiting.get(data.id);
  waiting.delete(data.id);
  if ("problem" in data) reject(new Error(data.problem));
  else resolve(data.value);
};
worker.onerror = () => say("Python cannot be started in this browser.", true);
const ask = (/** @type {string} */ call, /** @type {string[]} */ ...args) =>
  new Promise((resolve, reject) => {
    const id = (calls += 1);
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, call, args });
  });

const options = () =>
  JSON.stringify({ detail: find("detail").value, direction: find("direction").value, naming: find("naming").value, theme: "auto" });

function say(/** @type {string} */ text, bad = false) {
  const status = find("status");
  status.textContent = text;
  status.classList.toggle("bad", bad);
}

let timer = 0;
let asked = 0;
let isBusy = false;
let isWanted = false;
const editor = makeEditor(find("editor"), () => {
  clearTimeout(timer);
  timer = setTimeout(show, WAIT);
});

async function show() {
  if (isBusy) {
    isWanted = true; // while one is drawn, only the last of those that wait counts
    return;
  }
  const text = editor.text();
  if (!text.trim()) {
    say("Paste a spec, drop a file, or choose an example.");
    return;
  }
  isBusy = true;
  const begun = performance.now();
  try {
    const answer = JSON.parse(await ask("answer", text, options()));
    if (answer.faults) showFaults(answer.faults);
    else showApp(answer, performance.now() - begun);
    await showTrace();
  } catch (error) {
    say(`fluxviz failed: ${/** @type {Error} */ (error).message}`, true);
  } finally {
    isBusy = false;
    document.body.dataset.shown = String((asked += 1));
    if (isWanted) {
      isWanted = false;
      void show();
    }
  }
}

const lineButton = (/** @type {number | null} */ line) =>
  line ? [make("button", { className: "line", type: "button", onclick: () => editor.goTo(line) }, `line ${line}`)] : [];

function showFaults(/** @type {any[]} */ faults) {
  find("picture").classList.add("stale");
  say(faults.length === 1 ? "It cannot be drawn: one fault." : `It cannot be drawn: ${faults.length} faults.`, true);
  editor.mark(faults.map((fault) => ({ ...fault, severity: "error", message: `${fault.where ? `${fault.where}: ` : ""}${fault.message}` })));
  const items = faults.map((fault) => make("li", { className: "error" }, make("b", {}, "cannot be read"), " ", ...lineButton(fault.line), ` ${fault.where ? `${fault.where}: ` : ""}${fault.message}`));
  find("findings").replaceChildren(make("ol", {}, ...items));
}

function showApp(/** @type {any} */ answer, /** @type {number} */ took) {
  document.title = `${answer.title} · try fluxviz`;
  const picture = find("picture");
  picture.classList.remove("stale");
  picture.innerHTML = answer.svg;
  say(`Drawn in ${Math.round(took)} ms. ${answer.summary}.`);
  editor.mark([...answer.findings.map((/** @type {any} */ each) => ({ ...each, message: `${each.code}: ${each.message}` })), ...answer.warnings.map((/** @type {any} */ each) => ({ ...each, severity: "info" }))]);
  const items = answer.findings.map((/** @type {any} */ each) =>
    make("li", { className: each.severity }, make("b", {}, each.severity), " ", make("a", { href: `../reference/rules/${each.code}/`, title: each.title }, each.code), " ", ...lineButton(each.line), ` ${each.message}`, make("span", { className: "why" }, each.why), ...(each.fix ? [make("pre", {}, each.fix)] : [])),
  );
  const odd = answer.warnings.map((/** @type {any} */ each) => make("li", {}, make("b", {}, "read all the same"), " ", ...lineButton(each.line), ` ${each.where ? `${each.where}: ` : ""}${each.message}`));
  find("findings").replaceChildren(items.length + odd.length ? make("ol", {}, ...items, ...odd) : make("p", {}, "Nothing is wrong that fluxviz looks for."));
  const tables = [table("", answer.hosts), ...(answer.records.rows.length ? [table("DNS records to set", answer.records)] : [])];
  find("hosts").replaceChildren(...tables);
  find("notes").replaceChildren(...answer.notes.map((/** @type {string} */ note) => make("li", {}, note)));
  for (const [id, first] of [["from", "browser"], ["to", answer.nodes.at(-1)?.id ?? ""]]) {
    const select = find(id);
    const chosen = answer.nodes.some((/** @type {any} */ node) => node.id === select.value) ? select.value : first;
    select.replaceChildren(...answer.nodes.map((/** @type {any} */ node) => make("option", { value: node.id }, node.label)));
    select.value = chosen;
  }
}

function table(/** @type {string} */ caption, /** @type {{headings: string[], rows: string[][]}} */ { headings, rows }) {
  const hosts = ["internal host:port", "public URL", "domain", "value"];
  const cells = (/** @type {string[]} */ row) => row.map((cell, place) => make("td", { className: hosts.includes(headings[place]) ? "host" : "" }, cell));
  return make("table", {}, ...(caption ? [make("caption", {}, caption)] : []), make("thead", {}, make("tr", {}, ...headings.map((heading) => make("th", { scope: "col" }, heading)))), make("tbody", {}, ...rows.map((row) => make("tr", {}, ...cells(row)))));
}

async function showTrace() {
  const [start, end] = [find("from").value, find("to").value];
  if (!start || !end) return;
  const found = JSON.parse(await ask("trace_between", editor.text(), options(), start, end));
  if (found.problem) {
    find("trace").replaceChildren(make("p", {}, found.problem));
    return;
  }
  const paths = found.paths.map((/** @type {any} */ path, /** @type {number} */ place) =>
    make("div", { className: path.works ? "" : "blocked" }, make("b", {}, `Path ${place + 1}${path.works ? "" : ": blocked"}`), path.hosts.length ? ` for ${path.hosts.join(", ")}` : "", make("ol", {}, ...path.steps.map((/** @type {string} */ step) => make("li", {}, step)))),
  );
  find("trace").replaceChildren(...(paths.length ? paths : [make("p", {}, "No request gets there.")]));
}

async function save(/** @type {string} */ suffix) {
  const text = await ask("save", editor.text(), options(), suffix === ".png" ? ".svg" : suffix);
  const kinds = { ".svg": "image/svg+xml", ".html": "text/html", ".md": "text/markdown" };
  const blob = suffix === ".png" ? await pngOf(text) : new Blob([text], { type: kinds[suffix] ?? "text/plain" });
  const name = (document.title.split(" ")[0] || "app").replace(/[^A-Za-z0-9_-]/g, "") || "app";
  const link = make("a", { href: URL.createObjectURL(blob), download: `${name}${suffix}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function pngOf(/** @type {string} */ svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = make("canvas", { width: image.naturalWidth * 2, height: image.naturalHeight * 2 });
  const paper = canvas.getContext("2d");
  paper.scale(2, 2);
  paper.drawImage(image, 0, 0);
  URL.revokeObjectURL(url);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function share() {
  const { spec, lost, problem } = JSON.parse(await ask("share", editor.text()));
  if (problem) throw new Error(problem);
  const link = `${location.href.split("#")[0]}#spec=${await pack(spec)}`;
  find("lost").replaceChildren(...(lost.length ? [make("p", {}, "Without the values its network is told otherwise:"), make("ul", {}, ...lost.map((/** @type {string} */ sentence) => make("li", {}, sentence)))] : []));
  find("link").value = link.length > LONGEST ? "The app is too large for a link." : link;
  find("copy").disabled = link.length > LONGEST;
  find("sharing").showModal();
}

const tried = (/** @type {() => Promise<void>} */ action) => () => action().catch((error) => say(error.message, true));
for (const id of ["detail", "direction", "naming"]) find(id).onchange = show;
for (const id of ["from", "to"]) find(id).onchange = tried(showTrace);
find("save").onchange = tried(async () => {
  const suffix = find("save").value;
  find("save").value = "";
  if (suffix) await save(suffix);
});
find("share").onclick = tried(share);
find("close").onclick = () => find("sharing").close();
find("copy").onclick = async () => {
  find("link").select();
  await navigator.clipboard.writeText(find("link").value).catch(() => {});
  find("copy").textContent = "Copied";
};
find("file").onchange = tried(async () => {
  const [file] = find("file").files;
  if (file) editor.set(await file.text());
  find("file").value = "";
});
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", () => document.body.classList.remove("dropping"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  const [file] = event.dataTransfer?.files ?? [];
  if (file) editor.set(await file.text());
}, true);

const examples = await fetch(new URL("./examples.json", import.meta.url)).then((answer) => answer.json());
find("example").append(...examples.map((/** @type {any} */ each, /** @type {number} */ place) => make("option", { value: String(place) }, each.title)));
find("example").onchange = () => {
  const example = examples[Number(find("example").value)];
  if (find("example").value) editor.set(example.text);
};
const given = await unpack(location.hash);
if (location.hash.startsWith("#spec=") && given === null) say("The link is cut off or holds no spec.", true);
const shown = given === null ? examples[0].text : JSON.stringify(JSON.parse(given), null, 2);
ask("start").then(() => document.body.dataset.ready = "true", (error) => say(`Python cannot be started: ${error.message}`, true));
editor.set(shown);
addEventListener("hashchange", () => location.reload());
