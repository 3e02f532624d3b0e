/** The package versions that a project's file names: requirements.txt, pyproject.toml, environment.yml, setup.cfg, package.json. */
import { highestVersion } from "./highestVersion.ts";
import { type PackageVersion, packageNamed } from "./packageVersion.ts";

type Read = (text: string) => { readonly name: string; readonly specifier: string; readonly bare?: "caret" }[];

/** By the file's name. */
const READERS: readonly { readonly file: RegExp; readonly read: Read }[] = [
  { file: /^(?:.*[-_.])?(?:requirements|constraints)(?:[-_.].*)?\.(?:txt|in)$/i, read: readRequirements },
  { file: /^pyproject\.toml$/, read: readPyproject },
  { file: /^(?:environment|conda)(?:[-_.].*)?\.ya?ml$/, read: readEnvironment },
  { file: /^setup\.cfg$/, read: readSetupCfg },
  { file: /^package\.json$/, read: readPackageJson },
];

/** Reads the versions in the file `fileName` (with or without its folder); none for a file of another kind. */
export function readVersions(fileName: string, text: string): PackageVersion[] {
  const file = fileName.split(/[\\/]/).at(-1)!;
  const reader = READERS.find((each) => each.file.test(file));
  return (reader?.read(text) ?? []).map(({ name, specifier, bare }): PackageVersion => {
    const highest = specifier === "" ? undefined : highestVersion(specifier, bare);
    return { package: packageNamed(name), file, written: specifier, ...(highest !== undefined && { highest }) };
  });
}

/** `name[extra]>=1,<2`; what stands behind `;` says on which machines it holds, so that it proves nothing. */
const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?((?:===?|~=|<=|>=|!=|<|>)[^;#)]*)?\)?\s*$/;

function requirement(line: string): ReturnType<Read> {
  const match = REQUIREMENT.exec(line.trim());
  return match === null ? [] : [{ name: match[1]!, specifier: (match[2] ?? "").trim() }];
}

function readRequirements(text: string): ReturnType<Read> {
  return text
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => requirement(line.replace(/(?:^|\s)#.*$/, "").replace(/\s--\w.*$/, "")));
}

/** PEP 621's `dependencies = ["torch>=1.8"]` and poetry's tables; optional groups bind nobody and are left out. */
function readPyproject(text: string): ReturnType<Read> {
  const project = section(text, "project");
  const list = /^dependencies\s*=\s*\[((?:"[^"]*"|'[^']*'|#.*|[^\]"'#])*)\]/m.exec(project)?.[1] ?? "";
  const listed = [...list.replace(/^\s*#.*$/gm, "").matchAll(/"([^"]*)"|'([^']*)'/g)];
  const poetry = section(text, "tool.poetry.dependencies");
  const entries = poetry.split(/\r?\n/).flatMap((line): ReturnType<Read> => {
    if (/\b(?:optional|markers|platform|python)\s*=/.test(line.replace(/^[^=]*=/, ""))) return [];
    const match = /^["']?([\w.-]+)["']?\s*=\s*(?:\{.*?\bversion\s*=\s*)?["']([^"']*)["']/.exec(line);
    return match === null ? [] : [{ name: match[1]!, specifier: match[2]!, bare: "caret" }];
  });
  return [...listed.flatMap((match) => requirement(match[1] ?? match[2]!)), ...entries];
}

/** The text of one TOML or INI section, up to the next one. */
function section(text: string, name: string): string {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() === `[${name}]`);
  if (start < 0) return "";
  const length = lines.slice(start + 1).findIndex((line) => /^\s*\[+[\w."-]+\]+\s*(?:#.*)?$/.test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join("\n");
}

/** `- pytorch=1.9.0=py3.8_cuda`, `- pytorch::pytorch>=1.9`, and the requirements below `- pip:`. */
function readEnvironment(text: string): ReturnType<Read> {
  return text.split(/\r?\n/).flatMap((line) => {
    const entry = /^\s*-\s+["']?([^"'#]+?)["']?\s*(?:#.*)?$/.exec(line)?.[1]?.replace(/^[\w-]+::/, "");
    if (entry === undefined) return [];
    const conda = /^([A-Za-z0-9][\w.-]*?)\s*=\s*([\w.*+]+)(?:=[\w.*]+)?$/.exec(entry);
    // In conda a single = takes every version that begins so.
    return conda === null
      ? requirement(entry)
      : [{ name: conda[1]!, specifier: `==${conda[2]!.replace(/\.?\*$/, "")}.*` }];
  });
}

/** The lines of `install_requires` below `[options]`. */
function readSetupCfg(text: string): ReturnType<Read> {
  const lines = section(text, "options").split("\n");
  const start = lines.findIndex((line) => /^install_requires\s*=/.test(line));
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return readRequirements(
    [lines[start]!.replace(/^[^=]*=/, ""), ...rest.slice(0, end < 0 ? undefined : end)].join("\n"),
  );
}

function readPackageJson(text: string): ReturnType<Read> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof parsed !== "object" || parsed === null) return [];
  const { dependencies = {}, devDependencies = {} } = parsed as Readonly<Record<string, unknown>>;
  return [dependencies, devDependencies].flatMap((each) =>
    typeof each !== "object" || each === null
      ? []
      : Object.entries(each).flatMap(([name, specifier]) =>
          typeof specifier === "string" ? [{ name, specifier }] : [],
        ),
  );
}
