/** The API takes the value as a keyword argument (in configuration: as a key or a flag). */
export interface KeywordSpelling {
  readonly kind: "keyword";
  readonly keyword: string;
  /** Which positional argument it is, from 0; undefined where it can only be given by keyword. */
  readonly position?: number;
  /** The value that the API takes where none is written; 0 unless said. */
  readonly default?: number;
}
