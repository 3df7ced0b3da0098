// The front end's modules as node takes them: in a folder that says they are modules, which the package does not say.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HOME = fileURLToPath(new URL("../../fluxviz/frontend/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "fluxviz-frontend-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "package.json"), '{"type": "module"}');
for (const name of readdirSync(HOME)) if (name.endsWith(".js")) copyFileSync(join(HOME, name), join(folder, name));

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
export const load = (name) => import(pathToFileURL(join(folder, `${name}.js`)).href);
