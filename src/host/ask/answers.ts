/** Everything that a command can ask; each is undefined until it is given or answered. */
import type { Convention } from "../../core/convention.ts";
import type { InputKind } from "../../core/lossProblem.ts";
import type { Nested } from "../../core/nested.ts";

export interface Answers {
  readonly inputKind?: InputKind | undefined;
  readonly targets?: Nested | undefined;
  readonly labelSmoothing?: number | undefined;
  /** Several smoothing values, to be put side by side. */
  readonly values?: readonly number[] | undefined;
  readonly convention?: Convention | undefined;
  readonly paddingIndex?: number | undefined;
  readonly prior?: Nested | undefined;
  readonly numClasses?: number | undefined;
  readonly targetKind?: "indices" | "probabilities" | undefined;
  /** A loss as a log shows it. */
  readonly lossValue?: number | undefined;
}
