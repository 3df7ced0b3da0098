// The page: what is typed goes to the worker, what it answers is shown. All text is set as text; the picture is
// fluxviz's own SVG, in which every name is escaped, and the page's policy lets no script run but its own.
import { makeEditor } from "./editor.js";
import { pack, unpack } from "./links.js";

const WAIT = 120; // milliseconds after the last key
const SMALLEST = 0.8; // of its natural size, at which text is 9.6 px
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
let isOwn = false; // what stands in the editor was typed, and would be lost
let name = ""; // of the app that is shown; empty where what is typed cannot be drawn
const editor = makeEditor(find("editor"), () => {
  isOwn = true;
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
    showNothing("Paste a spec, drop a file, or choose an example.");
    return;
  }
  isBusy = true;
  const begun = performance.now();
  try {
    const answer = JSON.parse(await ask("answer", text, options()));
    if (answer.faults) showFaults(answer.faults);
    else {
      showApp(answer, performance.now() - begun);
      await showTrace();
    }
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

function showNothing(/** @type {string} */ said) {
  name = "";
  document.title = "Try fluxviz";
  document.body.classList.remove("stale");
  for (const id of ["picture", "findings", "hosts", "notes", "trace", "from", "to"]) find(id).replaceChildren();
  editor.mark([]);
  say(said);
  document.body.dataset.shown = String((asked += 1));
}

const rule = (/** @type {any} */ each) =>
  document.body.dataset.rules
    ? make("a", { href: `${document.body.dataset.rules}${each.code}/`, title: each.title }, each.code)
    : make("span", { title: each.title }, each.code);

const lineButton = (/** @type {number | null} */ line) =>
  line ? [make("button", { className: "line", type: "button", onclick: () => editor.goTo(line) }, `line ${line}`)] : [];

function showFaults(/** @type {any[]} */ faults) {
  name = "";
  document.body.classList.add("stale");
  say(faults.length === 1 ? "It cannot be drawn: one fault." : `It cannot be drawn: ${faults.length} faults.`, true);
  editor.mark(faults.map((fault) => ({ ...fault, severity: "error", message: `${fault.where ? `${fault.where}: ` : ""}${fault.message}` })));
  const items = faults.map((fault) => make("li", { className: "error" }, make("b", {}, "cannot be read"), " ", ...lineButton(fault.line), ` ${fault.where ? `${fault.where}: ` : ""}${fault.message}`));
  find("findings").replaceChildren(make("ol", {}, ...items));
}

function showApp(/** @type {any} */ answer, /** @type {number} */ took) {
  name = answer.name;
  document.title = `${answer.title} · try fluxviz`;
  document.body.classList.remove("stale");
  const picture = find("picture");
  picture.innerHTML = answer.svg;
  const width = picture.querySelector("svg").viewBox.baseVal.width;
  picture.querySelector("svg").style.minWidth = `${Math.round(width * SMALLEST)}px`; // it scrolls before it is too small
  say(`Drawn in ${Math.round(took)} ms. ${answer.summary}.`);
  editor.mark([...answer.findings.map((/** @type {any} */ each) => ({ ...each, message: `${each.code}: ${each.message}` })), ...answer.warnings.map((/** @type {any} */ each) => ({ ...each, severity: "info" }))]);
  const items = answer.findings.map((/** @type {any} */ each) =>
    make("li", { className: each.severity }, make("b", {}, each.severity), " ", rule(each), " ", ...lineButton(each.line), ` ${each.message}`, make("span", { className: "why" }, each.why), ...(each.fix ? [make("pre", {}, each.fix)] : [])),
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
  const stem = name.replace(/[^A-Za-z0-9_-]/g, "").slice(0, 63) || "app";
  const link = make("a", { href: URL.createObjectURL(blob), download: `${stem}${suffix}` });
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
  find("copied").textContent = "";
  find("copy").disabled = link.length > LONGEST;
  find("sharing").showModal();
}

const tried = (/** @type {() => Promise<void>} */ action) => () => action().catch((error) => say(error.message, true));
const drawn = (/** @type {() => Promise<void>} */ action) =>
  tried(async () => {
    if (!name) throw new Error("There is no picture of what is typed: mend what cannot be read first.");
    await action();
  });
for (const id of ["detail", "direction", "naming"]) find(id).onchange = show;
for (const id of ["from", "to"]) find(id).onchange = tried(showTrace);
find("save").onclick = drawn(() => save(find("format").value));
find("share").onclick = drawn(share);
find("close").onclick = () => find("sharing").close();
find("copy").onclick = async () => {
  find("link").select();
  const copied = await navigator.clipboard.writeText(find("link").value).then(() => true, () => false);
  find("copied").textContent = copied ? "Copied." : "It could not be copied: it is selected, press Ctrl+C.";
};
find("file").onchange = tried(async () => {
  const [file] = find("file").files;
  if (file) editor.set(await file.text());
  find("file").value = "";
});
const withFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!withFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", () => document.body.classList.remove("dropping"));
addEventListener("drop", async (event) => {
  if (!withFiles(event)) return;
  event.preventDefault();
  document.body.classList.remove("dropping");
  const [file] = event.dataTransfer?.files ?? [];
  if (file) editor.set(await file.text());
}, true);

addEventListener("beforeunload", (event) => {
  if (isOwn && editor.text().trim()) event.preventDefault(); // the browser asks: nothing typed here is kept anywhere
});

/** @type {{title: string, text: string}[]} */
const examples = await fetch(new URL("./examples.json", import.meta.url)).then((answer) => (answer.ok ? answer.json() : []), () => []);
find("example").append(...examples.map((each, place) => make("option", { value: String(place) }, each.title)));
find("example").onchange = () => {
  const example = examples[Number(find("example").value)];
  const isAgreed = !isOwn || !editor.text().trim() || confirm("Put the example in place of what you typed?");
  if (find("example").value && isAgreed) begin(example.text);
  find("example").value = "";
};

function begin(/** @type {string} */ text) {
  editor.set(text);
  isOwn = false;
}

/** @returns {Promise<string | null>} the spec of the link; empty where it has none, null where it cannot be read */
async function linked() {
  if (!location.hash.startsWith("#spec=")) return "";
  const given = await unpack(location.hash);
  try {
    const spec = given === null ? null : JSON.parse(given);
    return spec && typeof spec === "object" && !Array.isArray(spec) ? JSON.stringify(spec, null, 2) : null;
  } catch {
    return null;
  }
}

const given = await linked();
ask("start").catch((error) => say(`Python cannot be started: ${error.message}`, true));
if (given === null) {
  showNothing("");
  say("This link is cut off or holds no spec: ask for it again, or paste a spec.", true);
} else begin(given || (examples[0]?.text ?? ""));
addEventListener("hashchange", () => location.reload());
