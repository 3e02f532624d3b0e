/** What the parameters of a hand-written loss may stand for; a run with the roles tells whether they do. */
import type { Parameter } from "./pythonNodes.ts";

/** `a` is the smoothing value, `K` the number of classes; `default` keeps the parameter's own default. */
export type Role = "a" | "K" | "pad" | "default";
export type Roles = ReadonlyMap<string, Role>;

/** Names only order the guesses; the run decides. */
const HINTS: Readonly<Record<Exclude<Role, "default">, RegExp>> = {
  a: /smooth|eps|alpha|^ls|^a$/i,
  K: /class|size|vocab|^n_|num|^k$|^c$|dim/i,
  pad: /pad|ignore/i,
};
const MAX_GUESSES = 12;

/** Assignments of roles in which each but `default` stands once at most, the likeliest first. */
export function guesses(parameters: readonly Parameter[], text: string): Roles[] {
  let all: [string, Role][][] = [[]];
  for (const { name, value } of parameters) {
    const options = optionsFor(name, value && text.slice(value.from, value.to));
    all = all.flatMap((roles) =>
      options
        .filter((role) => role === "default" || roles.every(([, taken]) => taken !== role))
        .map((role): [string, Role][] => [...roles, [name, role]]),
    );
  }
  return all.slice(0, MAX_GUESSES).map((roles) => new Map(roles));
}

function optionsFor(name: string, value: string | undefined): Role[] {
  const likely = (["a", "K", "pad"] as const).filter((role) => HINTS[role].test(name));
  if (value === undefined) return [...likely, ...(["a", "K", "pad"] as const).filter((role) => !likely.includes(role))];
  const number = /^-?[\d.]+(?:e-?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) return likely.includes("pad") && value === "None" ? ["default", "pad"] : ["default"];
  if (number < 0) return ["default", ...(likely.includes("pad") ? (["pad"] as const) : [])];
  if (number > 0 && number < 1) return ["a", "default"];
  if (likely.length > 0) return [...likely, "default"];
  return number === 0 ? ["default", "a"] : number > 2 ? ["K", "default"] : ["default"];
}
