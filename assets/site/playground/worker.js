// Python and Graphviz, away from the page so that typing never waits. Nothing is asked of any server but this page's own.
import { loadPyodide } from "./pyodide/pyodide.mjs";
import "./graphviz.js";

const near = (/** @type {string} */ name) => new URL(name, import.meta.url).href;
const fetched = async (/** @type {string} */ name, unpacked = false) => {
  const answer = await fetch(near(name));
  if (!answer.ok) throw new Error(`${name} is not where it should be: ${answer.status}`);
  const stream = unpacked ? answer.body?.pipeThrough(new DecompressionStream("gzip")) : answer.body;
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const ready = (async () => {
  const [memory, packages] = await Promise.all([fetched("pyodide/memory.gz", true), fetched("python.zip")]);
  const python = await loadPyodide({ indexURL: near("pyodide/"), _loadSnapshot: memory });
  const folder = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.unpackArchive(packages, "zip", { extractDir: folder });
  return python.pyimport("fluxviz.trying");
})();

onmessage = async ({ data: { id, call, args } }) => {
  try {
    const trying = await ready;
    postMessage({ id, value: call === "start" ? null : trying[call](...args) });
  } catch (error) {
    postMessage({ id, problem: String(error && error.message ? error.message : error).trim().split("\n").pop() });
  }
};
