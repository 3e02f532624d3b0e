/** The API takes the value as a keyword argument (in configuration: as a key or a flag). */
export interface KeywordSpelling {
  readonly kind: "keyword";
  readonly keyword: string;
  /** Which positional argument it is, from 0; undefined where it can only be given by keyword. */
  readonly position?: number;
  /** The value that the API takes where none is written; 0 unless said. */
  readonly default?: number;
  /** How many positional arguments the API takes, where it is sure; a call with more is left alone. */
  readonly maxPositional?: number;
  /** The API cannot be called without the value: it is removed by writing 0.0. */
  readonly isRequired?: boolean;
  /** Why the value cannot be removed, and what to do, where 0 is refused too. */
  readonly notRemovable?: string;
}
