/** What a check gives: the value, or why there is none. */

/** A value, or a sentence that says what is wrong, why, and what to do. */
export type Checked<T> = { readonly value: T } | { readonly problem: string };
