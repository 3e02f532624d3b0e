/** The call neither takes the value nor sees the targets: it is listed, and left alone with a reason. */

export interface ElsewhereSpelling {
  readonly kind: "elsewhere";
  /** Why, and what to do instead, in sentences. */
  readonly reason: string;
}
