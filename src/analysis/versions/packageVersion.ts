/** What a file says about the version of a package. */

/** An upper end of the versions that a file allows. */
export interface PackageVersion {
  /** The name that rules use: torch, tensorflow, keras. */
  readonly package: string;
  /** The file that says it, for messages. */
  readonly file: string;
  /** As it is written: `==1.9.1+cu111`, `^4.0.0`. */
  readonly written: string;
  /** The highest version that is allowed; undefined where there is no end, or it is unclear. */
  readonly highest?: HighestVersion;
}

/** `1.9.1` itself, or (`isBelow`) whatever lies below `1.10`. */
export interface HighestVersion {
  readonly version: string;
  readonly isBelow: boolean;
}

/** Other names under which a package is installed. */
const SYNONYMS: Readonly<Record<string, string>> = {
  pytorch: "torch",
  "pytorch-cpu": "torch",
  "pytorch-gpu": "torch",
  "tensorflow-cpu": "tensorflow",
  "tensorflow-gpu": "tensorflow",
  "tensorflow-macos": "tensorflow",
  "intel-tensorflow": "tensorflow",
  "paddlepaddle-gpu": "paddle",
  paddlepaddle: "paddle",
  "mindspore-gpu": "mindspore",
  "mindspore-ascend": "mindspore",
  "@tensorflow/tfjs-node": "@tensorflow/tfjs",
  "@tensorflow/tfjs-node-gpu": "@tensorflow/tfjs",
};

/** The package's own name, whatever its spelling: `Tensorflow_GPU` is tensorflow. */
export function packageNamed(name: string): string {
  const normal = name.startsWith("@") ? name : name.toLowerCase().replace(/[-_.]+/g, "-");
  return SYNONYMS[normal] ?? normal;
}
