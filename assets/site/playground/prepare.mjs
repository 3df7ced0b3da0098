// What each visit would do over again is done once: node prepare.mjs FOLDER
//
// The packages of python.zip are compiled, and Pyodide's memory is kept as it is once Python and the modules of its
// standard library that fluxviz imports are there. Both are for the very Pyodide that stands in the folder.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide", "pyodide.mjs")).href);

const python = await loadPyodide();
python.FS.writeFile("/python.zip", new Uint8Array(readFileSync(join(folder, "python.zip"))));
const modules = python.runPython(`
import compileall, pathlib, py_compile, shutil, sys, zipfile
root = pathlib.Path("/made")
with zipfile.ZipFile("/python.zip") as archive:
    archive.extractall(root)
unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
assert compileall.compile_dir(root, quiet=1, legacy=True, stripdir=root, invalidation_mode=unchecked)
with zipfile.ZipFile("/python.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".py":
            name = zipfile.ZipInfo(str(path.relative_to(root)), (2020, 1, 1, 0, 0, 0))
            archive.writestr(name, path.read_bytes(), zipfile.ZIP_DEFLATED)
before = {*sys.modules}
sys.path.insert(0, str(root))
import fluxviz.trying
known = sys.stdlib_module_names
" ".join(name for name in sys.modules if name.split(".")[0] in known and name not in before)
`);
writeFileSync(join(folder, "python.zip"), python.FS.readFile("/python.zip"));

const fresh = await loadPyodide({ _makeSnapshot: true });
fresh.runPython("import importlib, zipfile, shutil");
for (const name of modules.split(" ")) fresh.runPython(`try: importlib.import_module(${JSON.stringify(name)})\nexcept ImportError: pass`);
writeFileSync(join(folder, "pyodide", "memory.gz"), gzipSync(fresh.makeMemorySnapshot(), { level: 9 }));
