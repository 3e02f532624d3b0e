/** VS Code's languages in which losses are found, and the analysis' names for them. */
import type { TextDocument } from "vscode";
import type { Language } from "../../rules/rule.ts";

const LANGUAGES: Readonly<Record<string, Language>> = { python: "python" };

/** VS Code's language identifiers, for selectors; activation events in package.json name them too. */
export const LANGUAGE_IDS: readonly string[] = Object.keys(LANGUAGES);

/** The analysis' language of `document`; undefined where nothing is found in it. */
export function languageOf({ languageId }: TextDocument): Language | undefined {
  return LANGUAGES[languageId];
}
