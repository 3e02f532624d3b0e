// Opens a real VS Code with the extension and a copy of the example workspace.
// npm start [-- --port N]: the desktop VS Code where there is one, else a server at a printed address; Ctrl+C stops it.
// npm start -- --pictures DIR: does the main job without a person and without a display, and leaves pictures and the result in DIR.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { atExit, scratchFolder } from "./cleanup.mjs";
import { installDependencies } from "./dependencies.mjs";
import { downloadedDesktop, hasDisplay, installedDesktop } from "./desktop.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const args = process.argv.slice(2);

try {
  installDependencies();
  build();
  if (args.includes("--pictures")) await takePictures(option("--pictures"));
  else await open();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function build() {
  const run = spawnSync(process.execPath, ["esbuild.js"], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The build failed:\n${run.stdout}${run.stderr}`);
  console.log("Built the extension");
}

async function open() {
  const scratch = scratchFolder();
  const folder = path.join(scratch.path, "examples");
  cpSync(path.join(root, "media/examples"), folder, { recursive: true });
  const installed = installedDesktop();
  if (installed === undefined && hasDisplay()) console.log("No VS Code on the PATH: trying to download one");
  const executable = installed ?? (await downloadedDesktop());
  if (executable !== undefined) await openDesktop(executable, scratch.path, folder);
  else await openServer(folder);
}

async function openDesktop(executable, scratch, folder) {
  const { writeUserSettings } = await import("../vscode/host.mjs");
  const data = path.join(scratch, "data");
  writeUserSettings(data, {});
  const flags = [folder, path.join(folder, "worked_example.py"), `--extensionDevelopmentPath=${root}`, "--wait"];
  flags.push(
    `--user-data-dir=${data}`,
    `--extensions-dir=${path.join(scratch, "extensions")}`,
    "--disable-workspace-trust",
  );
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  console.log("Opening VS Code with the extension and the examples. Close its window, or press Ctrl+C, to end.");
  // `code` starts the window as a process of its own, which says in this file who it is.
  atExit(() => endProcess(path.join(data, "code.lock")));
  const shell = process.platform === "win32";
  const child = spawn(shell ? `"${executable}"` : executable, flags, { stdio: "ignore", shell });
  await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  process.exit(0);
}

async function openServer(folder) {
  if (hasDisplay()) console.log("VS Code could not be downloaded either: serving one from npm to your browser");
  else console.log("There is no display for a desktop VS Code: serving one from npm to your browser");
  const { startServer, workbenchUrl } = await import("../vscode/host.mjs");
  const port = args.includes("--port") ? Number(option("--port")) : undefined;
  const server = await startServer({ extensions: [root], ...(port === undefined ? {} : { port }) });
  console.log(`
VS Code with the extension and the examples:

  ${workbenchUrl(server, { folder })}

Open worked_example.py, which says what to try. After a rebuild: F1, "Developer: Reload Window". Ctrl+C ends it.`);
  setInterval(() => {}, 1 << 30);
}

async function takePictures(target) {
  const { pictures } = await import("./pictures.mjs");
  const written = await pictures(path.resolve(target));
  for (const file of written) console.log(`Wrote ${path.relative(process.cwd(), file)}`);
  process.exit(0);
}

function endProcess(lock) {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), "SIGTERM");
  } catch {
    // Its window is closed already.
  }
}

function option(name) {
  const value = args[args.indexOf(name) + 1];
  if (value === undefined || value.startsWith("--"))
    throw new Error(`${name} needs a value: npm start -- ${name} VALUE`);
  return value;
}
