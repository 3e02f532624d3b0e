/** Whether a file uses a framework, as its imports say. */
import { canonicalName } from "../../rules/moduleAliases.ts";
import type { Source } from "../source.ts";

/** Some import of `source`, or of an earlier cell, is `framework` or lies in it. */
export function knowsFramework(source: Source, framework: string): boolean {
  return [...source.names.values()].some((name) => {
    const [own] = canonicalName(name).split(".");
    return own === framework || name === framework || name.startsWith(`${framework}.`);
  });
}
