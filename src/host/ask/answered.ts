/** What comes of a question: an answer, a step back, or the end of it all. */
export type Answered<T> =
  | { readonly kind: "answer"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "cancel" };

/** Where a question stands among those that are asked. */
export interface Step {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}
