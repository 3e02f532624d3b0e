/** A text in any language that losses are found in, read by that language's reader. */
import type { TreeFragment } from "@lezer/common";
import type { Language } from "../rules/rule.ts";
import { plainSource } from "./config/plainSource.ts";
import { cppCalls } from "./cpp/cppCalls.ts";
import { JavascriptSource } from "./javascript/javascriptSource.ts";
import { juliaSource } from "./julia/juliaSource.ts";
import { PythonSource } from "./python/pythonSource.ts";
import { rustCalls } from "./rust/rustCalls.ts";
import { shellCalls } from "./shell/shellCalls.ts";
import type { Names, Source } from "./source.ts";
import { wantedIn } from "./wanted.ts";
import { yamlCalls } from "./yaml/yamlCalls.ts";

/** What helps to read a text: names that earlier cells of a notebook gave, and what is left of the text's last tree. */
export interface Reading {
  readonly earlier?: Names;
  readonly fragments?: readonly TreeFragment[];
}

/** Reads `text`. Nothing is parsed before it is asked for; a text that names no framework has no calls. */
export function readSource(language: Language, text: string, reading: Reading = {}): Source {
  const { earlier = new Map(), fragments = [] } = reading;
  switch (language) {
    case "python":
      return new PythonSource(text, wantedIn(language), earlier, fragments);
    case "javascript":
      return new JavascriptSource(text, wantedIn(language), earlier, fragments);
    case "cpp":
      return plainSource(language, text, () => cppCalls(text, wantedIn(language)));
    case "julia":
      return juliaSource(text, wantedIn(language), earlier);
    case "rust":
      return plainSource(language, text, () => rustCalls(text, wantedIn(language)));
    case "yaml":
      return plainSource(language, text, () => yamlCalls(text, wantedIn(language)));
    case "shell":
      return plainSource(language, text, () => shellCalls(text, wantedIn(language)));
    default:
      throw new Error(`No reader for ${language}`);
  }
}
