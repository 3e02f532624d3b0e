/** Opens a file of logits with its labels: which array is which, where the labels are, and what the numbers are. */
import { Uri, workspace } from "vscode";
import type { Checked } from "../../core/checked.ts";
import type { InputKind } from "../../core/lossProblem.ts";
import { type ArrayEntry, type ArrayFile, shapeText } from "../../formats/binary/arrayFile.ts";
import { findLabelFiles } from "../../formats/binary/findLabelFiles.ts";
import { findLabels, findOutputs } from "../../formats/binary/findOutputs.ts";
import { fitOfLabels, type LabelForm } from "../../formats/binary/labelFit.ts";
import { openArrayFile } from "../../formats/binary/openArrayFile.ts";
import { openLabels } from "../../formats/binary/openLabels.ts";
import { outputKind } from "../../formats/binary/outputKind.ts";
import { previewArray } from "../../formats/binary/previewArray.ts";
import type { CalibrationView, FileFacts, ShownArray } from "../../protocol/calibrationView.ts";
import type { CalibrationSnippetRequest, SnippetArray } from "../../report/calibrationSnippet.ts";
import { type OpenSource, openSource } from "./fileSource.ts";
import { hostKernels } from "./hostKernels.ts";
import { howSentence } from "./howToCompute.ts";
import { type LabelledArray, labelledArray } from "./labelledArray.ts";
import { newLabels } from "./newLabels.ts";
import { pauses } from "./pauses.ts";

/** What a person chose where the files do not say it. */
export interface LogitsChoices {
  readonly labelsUri?: Uri | undefined;
  readonly inputKind?: InputKind | undefined;
}

/** An open file; it has to be closed. */
export interface LogitsFile {
  readonly facts: FileFacts;
  readonly logits: LabelledArray;
  readonly arrays: readonly ShownArray[];
  readonly snippet: Omit<CalibrationSnippetRequest, "binCount">;
  readonly close: () => Promise<void>;
}

/** Logits with their labels, or what is shown instead. */
export type OpenedLogits =
  | { readonly kind: "logits"; readonly file: LogitsFile }
  | Extract<CalibrationView, { readonly kind: "arrays" | "problem" }>;

/** Labels that fit, read into memory, and where they stand. */
interface FoundLabels {
  readonly labels: Int32Array;
  readonly form: LabelForm;
  readonly sentence: string;
  readonly snippet: SnippetArray;
}

/** Labels, or why there are none; some of the right shape are these labels, even where their numbers are wrong. */
type LabelSearch = { readonly value: FoundLabels } | { readonly problem: string; readonly hasRightShape?: true };

const NO_LABELS =
  "Their labels were not found: neither in this file, nor in a file beside it that is called labels, targets or y. Choose the file that holds them.";

interface Opened {
  readonly name: string;
  readonly file: ArrayFile;
  readonly source: OpenSource;
}

const IGNORE_INDEX = -100;

/** More labels than this are not taken into memory: half a gigabyte. */
const MOST_ROWS = 2 ** 27;

/** So many numbers of a file of labels are read between pauses. */
const LABEL_NUMBERS = 2 ** 18;

/** More arrays of one file are not shown. */
const ARRAYS_SHOWN = 20;

/** Opens the file at `uri`. Rejects only where the file system does. */
export async function openLogits(uri: Uri, choices: LogitsChoices): Promise<OpenedLogits> {
  const opened = await open(uri);
  if ("problem" in opened) return { kind: "problem", message: opened.problem, canChooseLabels: false };
  const result = await withLabels(uri, opened.value, choices);
  if (result.kind !== "logits") await opened.value.source.close();
  return result;
}

async function open(uri: Uri): Promise<Checked<Opened>> {
  const name = uri.path.split("/").at(-1)!;
  const source = await openSource(uri);
  const file = await openArrayFile(name, source);
  if ("value" in file) return { value: { name, file: file.value, source } };
  await source.close();
  return file;
}

async function withLabels(uri: Uri, opened: Opened, choices: LogitsChoices): Promise<OpenedLogits> {
  const { name, file, source } = opened;
  const arrays = await previews(file);
  const [entry] = findOutputs(file.arrays);
  if (entry === undefined) {
    const message =
      "No array here has rows of at least two numbers, one for each class: there is nothing to calibrate. These are its arrays.";
    return { kind: "arrays", name, arrays, message, canChooseLabels: false };
  }
  if (entry.rowCount > MOST_ROWS) {
    const message = `${entry.rowCount.toLocaleString("en")} rows are more than are read here. Save a part of them.`;
    return { kind: "problem", message, canChooseLabels: false };
  }
  const labels = await labelsOf(uri, opened, entry, choices.labelsUri);
  if ("problem" in labels) {
    const message = `${nameOf(entry, name)} may be logits: ${entry.rowCount.toLocaleString("en")} rows of ${entry.rowLength.toLocaleString("en")} classes. ${labels.problem}`;
    return { kind: "arrays", name, arrays, message, canChooseLabels: true };
  }
  const kind = await outputKind(entry);
  if ("problem" in kind) return { kind: "problem", message: kind.problem, canChooseLabels: false };
  const inputKind = choices.inputKind ?? kind.value.kind;
  const isChosen = choices.inputKind !== undefined && choices.inputKind !== kind.value.kind;
  const kernels = await hostKernels();
  const logits = labelledArray({ entry, labels: labels.value.labels, inputKind, path: source.path }, kernels);
  const facts: FileFacts = {
    name,
    array: `${nameOf(entry, name)}: ${entry.dtype}, shape ${shapeText(entry.shape)}.`,
    labels: labels.value.sentence,
    inputKind,
    whyInputKind: isChosen ? `Read as ${WORDS[inputKind]}, as you chose.` : kind.value.sentence,
    notes: file.notes,
    computed: howSentence(logits),
  };
  const snippet = {
    logits: snippetArray(name, file, entry),
    labels: labels.value.snippet,
    inputKind,
    labelKind: labels.value.form === "rows" ? ("oneHot" as const) : ("indices" as const),
    ignoreIndex: IGNORE_INDEX,
  };
  const close = async () => {
    kernels.workers?.dispose();
    await source.close();
  };
  return { kind: "logits", file: { facts, logits, arrays, snippet, close } };
}

const WORDS: Readonly<Record<InputKind, string>> = {
  logits: "logits",
  probabilities: "probabilities",
  logProbabilities: "log-probabilities",
};

/** The labels: of the chosen file, of this one, or of the likeliest beside it. */
async function labelsOf(uri: Uri, opened: Opened, outputs: ArrayEntry, chosen: Uri | undefined): Promise<LabelSearch> {
  if (chosen !== undefined) return labelsIn(chosen, outputs);
  const [own] = findLabels(opened.file.arrays, outputs);
  if (own !== undefined) return readLabels(own, outputs, opened.name, opened.file);
  const folder = Uri.joinPath(uri, "..");
  const beside = await workspace.fs.readDirectory(folder).then(
    (entries) => entries.map(([name]) => name),
    () => [],
  );
  let problem: LabelSearch | undefined;
  // Of files whose names say labels, the first of the right shape; if none has it, what is wrong with the likeliest.
  for (const name of findLabelFiles(opened.name, beside).slice(0, 5)) {
    const found = await labelsIn(Uri.joinPath(folder, name), outputs);
    if ("value" in found || found.hasRightShape) return found;
    problem ??= found;
  }
  return problem ?? { problem: NO_LABELS };
}

async function labelsIn(uri: Uri, outputs: ArrayEntry): Promise<LabelSearch> {
  const opened = await open(uri);
  if ("problem" in opened) return opened;
  const { name, file, source } = opened.value;
  try {
    const fitting = file.arrays.find((entry) => "value" in fitOfLabels(entry, outputs));
    const [named] = findLabels(file.arrays, outputs);
    const entry = named ?? fitting ?? file.arrays[0];
    if (entry === undefined) return { problem: `${name} holds no array. Choose the file of the labels.` };
    return await readLabels(entry, outputs, name, file);
  } finally {
    await source.close();
  }
}

async function readLabels(entry: ArrayEntry, outputs: ArrayEntry, name: string, file: ArrayFile): Promise<LabelSearch> {
  const cursor = openLabels(entry, outputs, { ignoreIndex: IGNORE_INDEX });
  if ("problem" in cursor) return { problem: `${name}: ${cursor.problem}` };
  const labels = newLabels(outputs.rowCount);
  const atOnce = Math.max(1, Math.floor(LABEL_NUMBERS / entry.rowLength));
  const pause = pauses();
  for (let row = 0; row < labels.length; row += atOnce) {
    const part = labels.subarray(row, row + atOnce);
    const read = await cursor.value.next(part);
    if ("problem" in read) return { problem: `${name}: ${read.problem}`, hasRightShape: true };
    if (read.value < part.length) {
      return {
        problem: `${name} ends after ${row + read.value} labels of ${labels.length}. Save it again, or choose another.`,
      };
    }
    await pause();
  }
  const { form, seen } = cursor.value;
  const ignored = seen.ignored === 0 ? "" : `, ${seen.ignored.toLocaleString("en")} of them ignored`;
  const soft = seen.soft === 0 ? "" : `; of ${seen.soft.toLocaleString("en")} soft rows the largest entry counts`;
  const of = entry.name === "" || file.format === "npy" ? name : `${entry.name} in ${name}`;
  return {
    value: {
      labels,
      form,
      sentence: `Labels: ${of}${form === "rows" ? ", one-hot rows" : ""}${ignored}${soft}.`,
      snippet: snippetArray(name, file, entry),
    },
  };
}

function snippetArray(name: string, { format }: ArrayFile, entry: ArrayEntry): SnippetArray {
  return format === "npz" ? { file: name, member: entry.name } : { file: name };
}

function nameOf({ name }: ArrayEntry, file: string): string {
  return name === "" ? file : name;
}

async function previews({ arrays }: ArrayFile): Promise<readonly ShownArray[]> {
  const shown: ShownArray[] = [];
  for (const entry of arrays.slice(0, ARRAYS_SHOWN)) {
    const { name, dtype, shape } = entry;
    const preview = entry.problem === undefined ? await previewArray(entry) : { problem: entry.problem };
    if ("value" in preview) shown.push(preview.value);
    else {
      const nothing = { rows: [], hasMoreRows: false, hasMoreColumns: false };
      shown.push({ name, dtype, shape: shapeText(shape), ...nothing, problem: preview.problem });
    }
  }
  return shown;
}
