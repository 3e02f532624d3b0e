// Installs the npm packages that the project's tools need, where they are missing or not the ones that package-lock.json names.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./npm.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Checks Node.js and installs what is missing (`npm ci`). Throws an Error that says what to do where that cannot be done. */
export function installDependencies() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) {
    throw new Error(
      `Node.js 20 or newer is needed, and this is ${process.versions.node}. Get it from https://nodejs.org/.`,
    );
  }
  if (areInstalled()) return;
  console.log("Installing the npm packages of package-lock.json into node_modules/");
  npm(root, "ci", "--include=dev");
  console.log("Installed");
}

// npm keeps a list of what it has installed; packages for other systems are in the lock, but not there.
function areInstalled() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  if (present === undefined) return false;
  return Object.entries(wanted).every(
    ([folder, { version, optional }]) =>
      folder === "" || (present[folder] === undefined ? optional === true : present[folder].version === version),
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installDependencies();
