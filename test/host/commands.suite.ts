/** The commands with arguments, as keybindings, tasks and other extensions run them: they ask nothing and return their result. */
import * as vscode from "vscode";
import { equal, near, ok, rejects } from "./assert";
import { openText, select, shownResult } from "./editing";

const logits = [
  [10, 0, 0],
  [3.3322, 0, 0],
];
const targets = [0, 0];
const MEAN = (0.66675746 + 0.29113984) / 2;
const IDS = [
  "computeSelection",
  "smoothLabels",
  "showTable",
  "compareValues",
  "interpretLoss",
  "copyResult",
  "insertResult",
];

function run<T>(id: string, options?: object): Thenable<T> {
  return vscode.commands.executeCommand<T>(`labelSmoothing.${id}`, options);
}

suite("commands with arguments", () => {
  test("all are registered", async () => {
    const known = await vscode.commands.getCommands(true);
    equal(
      IDS.filter((id) => !known.includes(`labelSmoothing.${id}`)),
      [],
      "the missing ones",
    );
  });

  test("computeSelection returns the result and shows it", async () => {
    await openText("");
    const result = await run<{ loss: number; rowLosses: number[] }>("computeSelection", {
      logits,
      targets,
      labelSmoothing: 0.1,
      convention: "uniform",
    });
    near(result.loss, MEAN, 5e-9, "the loss");
    near(result.rowLosses, [0.66675746, 0.29113984], 5e-9, "the losses of the rows");
    const shown = await shownResult("0.6668");
    for (const number of ["0.2911", "0.9333", "0.0333", "3.3322"]) ok(shown.includes(number), `${number} is not shown`);
    equal(vscode.workspace.fs.isWritableFileSystem("label-smoothing"), false, "the result can be written");
  });

  test("compareValues returns the totals of every value", async () => {
    const labelSmoothing = [0, 0.1];
    const totals = await run<{ loss: number; excess: number }[]>("compareValues", { logits, targets, labelSmoothing });
    near(
      totals.map(({ loss }) => loss),
      [(9.0796e-5 + 0.06899317) / 2, MEAN],
      5e-9,
      "the losses",
    );
    await shownResult("0.4789");
  });

  test("results share one column, whichever editor has the focus", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await openText("");
    await run("computeSelection", { logits, targets, labelSmoothing: 0.1 });
    await shownResult("0.6668");
    await vscode.commands.executeCommand("workbench.action.focusSecondEditorGroup");
    await run("showTable", { numClasses: 3, labelSmoothing: 0.1 });
    await shownResult("0.9333");
    equal(vscode.window.tabGroups.all.length, 2, "the columns");
  });

  test("showTable returns floor and gap of every value", async () => {
    const { columns } = await run<{ columns: { minimumLoss: number; optimalGap: number; targetProbs: number[] }[] }>(
      "showTable",
      { numClasses: 3, labelSmoothing: [0.05, 0.1], convention: "uniform" },
    );
    near(
      columns.map(({ minimumLoss, optimalGap }) => [minimumLoss, optimalGap]),
      [
        [0.1692, 4.0604],
        [0.2911, 3.3322],
      ],
      5e-5,
      "floor and gap",
    );
    near(columns[1]?.targetProbs, [1 - 0.1 + 0.1 / 3, 0.1 / 3, 0.1 / 3], 1e-15, "the target");
    await shownResult("4.0604");
  });

  test("interpretLoss returns floor and excess", async () => {
    const options = { loss: 1.05, numClasses: 10, labelSmoothing: 0.1, convention: "uniform" };
    const reading = await run<{ minimumLoss: number; excess: number }>("interpretLoss", options);
    near([reading.minimumLoss, reading.excess], [0.5003, 1.05 - 0.5003], 5e-5, "floor and excess");
    await shownResult("0.5003");
  });

  for (const { id, options, message } of [
    { id: "computeSelection", options: { logits, targets, labelSmoothing: -0.1 }, message: /-0\.1/ },
    { id: "computeSelection", options: { logits, targets, smoothing: 0.1 }, message: /"smoothing"/ },
    { id: "showTable", options: { numClasses: 2.5, labelSmoothing: 0.1 }, message: /2\.5/ },
    {
      id: "interpretLoss",
      options: { loss: 1, numClasses: 10, labelSmoothing: 0.1, convention: "prior" },
      message: /prior/,
    },
    { id: "copyResult", options: { format: "word" }, message: /word/ },
  ]) {
    test(`${id} refuses ${JSON.stringify(options)}`, () => rejects(() => run(id, options), message));
  }
});

suite("commands on a selection", () => {
  const given = { labelSmoothing: 0.1, convention: "uniform" };

  test("logits and targets are read from the selection", async () => {
    const editor = await openText(
      "import torch\nlogits = torch.tensor([[10.0, 0.0, 0.0], [3.3322, 0.0, 0.0]])\ntargets = torch.tensor([0, 0])\nlr = 3\n",
    );
    select(editor, "logits = torch.tensor([[10.0, 0.0, 0.0], [3.3322, 0.0, 0.0]])\ntargets = torch.tensor([0, 0])");
    near((await run<{ loss: number }>("computeSelection", given)).loss, MEAN, 5e-9, "the loss");
  });

  test("several selections are read as one", async () => {
    const editor = await openText("z = [[10, 0, 0], [3.3322, 0, 0]]\nepochs = 7\ny = [0, 0]\n");
    select(editor, "z = [[10, 0, 0], [3.3322, 0, 0]]", "y = [0, 0]");
    near((await run<{ loss: number }>("computeSelection", given)).loss, MEAN, 5e-9, "the loss");
  });

  test("targets may come from the argument", async () => {
    const editor = await openText("[[10, 0, 0], [3.3322, 0, 0]]", "json");
    select(editor);
    near((await run<{ loss: number }>("computeSelection", { ...given, targets })).loss, MEAN, 5e-9, "the loss");
  });

  test("selected class indices are one-hot rows for the binary convention", async () => {
    const editor = await openText("logits = [[2, -1, 0.5]]\ny = [0]\n");
    select(editor);
    const result = await run<{ targetProbs: number[][] }>("computeSelection", {
      labelSmoothing: 0.1,
      convention: "binary",
    });
    near(result.targetProbs, [[0.95, 0.05, 0.05]], 1e-12, "the targets");
  });

  test("what cannot be read is shown where it stands", async () => {
    const editor = await openText("logits = [[1, 2, 3], [4, 5]]\n");
    select(editor);
    await rejects(() => run("computeSelection", { ...given, targets }), /./);
    const [diagnostic] = vscode.languages.getDiagnostics(editor.document.uri);
    ok(diagnostic, "no diagnostic is shown");
    equal(diagnostic.source, "Label Smoothing", "its source");
  });

  test("a selection in a notebook's cell is read", async () => {
    const cell = new vscode.NotebookCellData(
      vscode.NotebookCellKind.Code,
      "logits = [[10.0, 0, 0]]\ny = [0]",
      "python",
    );
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand("notebook.cell.edit");
    for (const end = Date.now() + 10_000; vscode.window.activeTextEditor === undefined && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const editor = vscode.window.activeTextEditor;
    equal(editor?.document.uri.scheme, "vscode-notebook-cell", "the scheme of the active editor");
    ok(editor, "no cell is active");
    select(editor);
    near((await run<{ loss: number }>("computeSelection", given)).loss, 0.66675746, 5e-9, "the loss");
  });

  test("half a megabyte of random text gets a clear answer within a second", async () => {
    const editor = await openText(randomText(512 * 1024), "plaintext");
    select(editor);
    const start = Date.now();
    await rejects(() => run("computeSelection", { ...given, targets }), /[A-Z].*\./);
    const took = Date.now() - start;
    ok(took < 1000, `it took ${took} ms`);
  });
});

suite("labels in place", () => {
  const options = { labelSmoothing: 0.1, convention: "uniform" };
  const smoothed = "[[0.9333, 0.0333, 0.0333], [0.0333, 0.0333, 0.9333]]";
  for (const { title, before, after, more } of [
    {
      title: "one-hot rows",
      before: "y = np.array([[1, 0, 0], [0, 0, 1]])",
      after: `y = np.array(${smoothed})`,
      more: {},
    },
    { title: "class indices", before: "y = [0, 2]", after: `y = ${smoothed}`, more: { numClasses: 3 } },
    {
      title: "class indices of an integer type",
      before: "y = torch.tensor([0, 2], dtype=torch.long)",
      after: `y = torch.tensor(${smoothed}, dtype=torch.float32)`,
      more: { numClasses: 3 },
    },
    {
      title: "several labels a row",
      before: "y = [[1, 0, 1], [0, 0, 0]]  # multi-label",
      after: "y = [[0.95, 0.05, 0.95], [0.05, 0.05, 0.05]]  # multi-label",
      more: { convention: "binary" },
    },
  ]) {
    test(`${title} are smoothed, and one undo takes it back`, async () => {
      const editor = await openText(before);
      select(editor);
      await run("smoothLabels", { ...options, ...more });
      equal(editor.document.getText(), after, "the text");
      await vscode.commands.executeCommand("undo");
      equal(editor.document.getText(), before, "the text after undo");
    });
  }
});

suite("using the last result", () => {
  for (const { format, contains } of [
    { format: "markdown", contains: /\|.*0\.4789/ },
    { format: "csv", contains: /,0\.4789|,0\.47894/ },
    { format: "json", contains: /0\.478948/ },
    { format: "latex", contains: /&.*0\.4789/ },
    { format: "numpy", contains: /np\.array\(/ },
    { format: "pytorch", contains: /label_smoothing=0\.1/ },
    { format: "comment", contains: /0\.4789/ },
  ]) {
    test(`it is copied as ${format}`, async () => {
      await run("computeSelection", { logits, targets, labelSmoothing: 0.1, convention: "uniform" });
      const text = await run<string>("copyResult", { format });
      ok(contains.test(text), `${contains} is not in ${text}`);
      equal(await vscode.env.clipboard.readText(), text, "the clipboard");
    });
  }

  test("it is inserted at the cursor, in comments of the file's language", async () => {
    const editor = await openText("x = 1\n");
    await run("computeSelection", { logits, targets, labelSmoothing: 0.1, convention: "uniform" });
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    const text = await run<string>("insertResult", { format: "comment" });
    equal(editor.document.getText(), `x = 1\n${text}`, "the text");
    ok(
      text
        .trim()
        .split("\n")
        .every((line) => line.startsWith("#")),
      `not all lines are comments: ${text}`,
    );
  });

  test("it goes below a line of code, indented as that is, and splits nothing", async () => {
    const editor = await openText("def f():\n    x = [1, 0]\n    return x\n");
    await run("interpretLoss", { loss: 1.05, numClasses: 10, labelSmoothing: 0.1, convention: "uniform" });
    select(editor, "[1, 0");
    await run("insertResult", { format: "comment" });
    const lines = editor.document.getText().split("\n");
    equal([lines[1], lines[2], lines.at(-2)], ["    x = [1, 0]", "    # Loss Value", "    return x"], "the lines");
  });
});

suite("settings", () => {
  test("decimals are those of the setting", async () => {
    const settings = vscode.workspace.getConfiguration("labelSmoothing");
    await settings.update("decimals", 2, vscode.ConfigurationTarget.Global);
    try {
      await run("computeSelection", { logits, targets, labelSmoothing: 0.1, convention: "uniform" });
      const shown = await shownResult("0.48");
      ok(!shown.includes("0.4789"), "the loss still has four decimals");
    } finally {
      await settings.update("decimals", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

/** Printable characters by a small generator (Park and Miller's), the same in every run. */
function randomText(length: number): string {
  const codes = new Uint16Array(length);
  let state = 20_261;
  for (let i = 0; i < length; i++) {
    state = (state * 48_271) % 2_147_483_647;
    codes[i] = state % 60 === 0 ? 10 : 32 + (state % 95);
  }
  let text = "";
  for (let i = 0; i < length; i += 4096) text += String.fromCharCode(...codes.subarray(i, i + 4096));
  return text;
}
