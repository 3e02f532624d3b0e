/** An error that is meant for the user: its message says what, why, and what to do. */
import type { Location } from "vscode";

/** Thrown by commands, shown by `registerCommand`; `place` is where it is about. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly place?: Location,
  ) {
    super(message);
    this.name = "LabelSmoothingError";
  }
}

/** The value of a check, or its problem thrown as a `UserError`. */
export function valueOrThrow<T>(checked: { readonly value: T } | { readonly problem: string }): T {
  if ("problem" in checked) throw new UserError(checked.problem);
  return checked.value;
}
