/** Versions are read from every kind of file, and only a proven upper end keeps an argument away. */
import { expect, test } from "vitest";
import { missingSince } from "../../src/analysis/versions/missingSince.ts";
import { readVersions } from "../../src/analysis/versions/readVersions.ts";

const TORCH = { package: "torch", version: "1.10" };
const missing = (file: string, text: string, since = TORCH) =>
  missingSince(since, readVersions(file, text), "label_smoothing");

test.each<[string, boolean]>([
  ["torch==1.9.1", true],
  ["torch==1.9.1+cu111", true],
  ["torch == 1.9.*", true],
  ["torch===1.9.0", true],
  ["torch<1.10", true],
  ["torch<=1.9", true],
  ["torch>=1.4,<1.10", true],
  ["torch>=1.4, <=1.9.1  # old cluster", true],
  ["torch~=1.9.0", true],
  ["torch[extra]==1.8.0", true],
  ["Torch==1.8.0", true],
  ["torch (<1.9)", true],
  ["torch==1.9.1 --hash=sha256:0a", true],
  ["torch==1.10", false],
  ["torch==1.10.0", false],
  ["torch==1.*", false],
  ["torch<=1.10", false],
  ["torch<1.10.1", false],
  ["torch~=1.9", false],
  ["torch>=1.4", false],
  ["torch>1.4,!=1.9.0", false],
  ["torch", false],
  ["torch==2.13.0", false],
  ["torch==1.9.1; python_version < '3.9'", false],
  ["torch @ https://download.pytorch.org/torch-1.9.0.whl", false],
  ["torchvision==0.9", false],
  ["# torch==1.9", false],
  ["torch==1.9rc1", true],
  ["torch<2,banana", false],
])("requirements.txt: %s", (line, isMissing) => {
  expect(missing("requirements.txt", `numpy\n${line}\nscipy\n`) !== undefined).toBe(isMissing);
});

test.each<[string, string, boolean]>([
  ["pyproject.toml", '[project]\nname = "x"\ndependencies = [\n  "numpy",\n  "torch[opt]<1.10",  # old\n]\n', true],
  ["pyproject.toml", '[project]\ndependencies = ["torch>=1.10"]\n', false],
  ["pyproject.toml", '[project.optional-dependencies]\nold = ["torch<1.10"]\n', false],
  ["pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.8"\ntorch = "~1.9"\n', true],
  ["pyproject.toml", '[tool.poetry.dependencies]\ntorch = "1.9.*"\n', true],
  ["pyproject.toml", '[tool.poetry.dependencies]\ntorch = "^1.9"\n', false],
  ["pyproject.toml", '[tool.poetry.dependencies]\ntorch = "1.9"\n', false],
  ["pyproject.toml", '[tool.poetry.dependencies]\ntorch = { version = "==1.9", extras = ["a"] }\n', true],
  ["pyproject.toml", '[tool.poetry.dependencies]\ntorch = { version = "==1.9", optional = true }\n', false],
  ["environment.yml", "dependencies:\n  - python=3.8\n  - pytorch=1.9\n", true],
  ["environment.yml", "dependencies:\n  - pytorch::pytorch=1.9.0=py3.8_cuda11.1\n", true],
  ["environment.yml", "dependencies:\n  - pytorch=1\n", false],
  ["environment.yml", "dependencies:\n  - pip:\n    - torch==1.9.0\n", true],
  ["environment.yml", "dependencies:\n  - pytorch>=1.9\n", false],
  ["setup.cfg", "[options]\ninstall_requires =\n    numpy\n    torch<1.10\npackages = find:\n", true],
  ["setup.cfg", "[options]\npackages = find:\n[other]\ninstall_requires =\n  torch<1.10\n", false],
  ["requirements/dev.txt", "torch==1.9", false],
  ["requirements-dev.txt", "torch==1.9", true],
  ["README.md", "torch==1.9", false],
])("%s: %j", (file, text, isMissing) => {
  expect(missing(file, text) !== undefined).toBe(isMissing);
});

test.each<[string, boolean]>([
  ["0.9.0", true],
  ["^0.9.0", true],
  ["~0.9.4", true],
  ["0.9.x", true],
  [">=0.8 <1.0", true],
  ["0.8 - 0.9", true],
  ["^0.8.0 || ^0.9.0", true],
  ["^0.9.0 || ^1.0.0", false],
  ["^1.0.0", false],
  ["*", false],
  ["latest", false],
  [">=0.9", false],
])("package.json: %s", (specifier, isMissing) => {
  const text = JSON.stringify({ devDependencies: { "@tensorflow/tfjs-node": specifier } });
  expect(missing("package.json", text, { package: "@tensorflow/tfjs", version: "1.0" }) !== undefined).toBe(isMissing);
});

test("the reason says which file, what it allows and what to do", () => {
  expect(missing("a/requirements.txt", "torch==1.9.1+cu111")).toBe(
    "requirements.txt allows torch 1.9.1 at most; label_smoothing came with torch 1.10. Raise the version there first.",
  );
  expect(missing("requirements.txt", "torch<1.10")).toBe(
    "requirements.txt allows only torch below 1.10; label_smoothing came with torch 1.10. Raise the version there first.",
  );
  expect(missing("package.json", "{ broken")).toBeUndefined();
  expect(readVersions("requirements.txt", "tensorflow_gpu==2.3").map((each) => each.package)).toEqual(["tensorflow"]);
});
