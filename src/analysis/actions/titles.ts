/** Parts of the titles of actions. */
import { CONVENTIONS, type Convention } from "../../core/convention.ts";

/** What the target becomes, behind a comma; uniform is the usual convention and goes without. */
export function formulaSuffix(convention: Convention): string {
  if (convention === "uniform") return "";
  if (convention === "binary") return ", y(1-a)+a/2";
  const { trueClass, otherClasses } = CONVENTIONS[convention];
  return `, true class ${trueClass}, others ${otherClasses}`;
}

/** Code on one line, thirty characters at most. */
export function shortened(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}
