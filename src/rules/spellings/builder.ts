/** The value is set by a method of a builder: `CrossEntropyLossConfig::new().with_smoothing(Some(0.1))`. */

export interface BuilderSpelling {
  readonly kind: "builder";
  readonly method: string;
  /** Code of the method's argument, with the hole {{a}}. */
  readonly form: string;
  /** Code of the builder that is passed where the call has none, such as `torch::nn::CrossEntropyLossOptions()`. */
  readonly options?: string;
}
