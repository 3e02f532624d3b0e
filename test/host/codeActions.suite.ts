/** Code actions and hovers on loss calls, as VS Code asks for them. */
import * as vscode from "vscode";
import { equal, ok } from "./assert";
import { openText, select } from "./editing";

const KIND = "refactor.rewrite.labelSmoothing";

async function actionsAt(document: vscode.TextDocument, piece: string): Promise<vscode.CodeAction[]> {
  const start = document.positionAt(document.getText().indexOf(piece));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(start, start),
  );
  return actions.filter(({ kind }) => kind?.value.startsWith(KIND));
}

async function hoverAt(document: vscode.TextDocument, piece: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(piece) + 3);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join("\n");
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  ok(action?.edit, "there is no action with an edit");
  ok(await vscode.workspace.applyEdit(action.edit), "the edit was refused");
}

suite("code actions", () => {
  const before = "import torch.nn as nn\ncriterion = nn.CrossEntropyLoss(\n    weight=w,\n)\n";
  const after = "import torch.nn as nn\ncriterion = nn.CrossEntropyLoss(\n    weight=w,\n    label_smoothing=0.1,\n)\n";

  test("label_smoothing is added, one undo takes it back, and a second time it is not offered", async () => {
    const { document } = await openText(before);
    const [add] = await actionsAt(document, "CrossEntropyLoss");
    equal(add?.title, "Smooth the labels (label_smoothing=0.1)", "the title");
    await apply(add);
    equal(document.getText(), after, "the text");
    const again = await actionsAt(document, "CrossEntropyLoss");
    equal(
      again.map(({ title }) => title).filter((title) => !title.startsWith("Wrap") && !title.endsWith("…")),
      ["Remove label smoothing (0.1)"],
      "the actions afterwards",
    );
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), before, "the text after undo");
  });

  test("a value is changed to the setting's and removed", async () => {
    const { document } = await openText("import keras\nl = keras.losses.BinaryCrossentropy(label_smoothing=0.3)\n");
    const actions = await actionsAt(document, "BinaryCrossentropy");
    equal(
      actions.map(({ title }) => title).filter((title) => !title.endsWith("…")),
      ["Change label smoothing from 0.3 to 0.1, y(1-a)+a/2", "Remove label smoothing (0.3)"],
      "the titles",
    );
    await apply(actions.find(({ title }) => title.startsWith("Remove")));
    equal(document.getText(), "import keras\nl = keras.losses.BinaryCrossentropy()\n", "the text");
  });

  test("another value is asked for, and can be given by a keybinding", async () => {
    const editor = await openText("import keras\nl = keras.losses.BinaryCrossentropy(label_smoothing=0.3)\n");
    select(editor, "BinaryCrossentropy");
    const ask = (await actionsAt(editor.document, "BinaryCrossentropy")).find(({ title }) => title.endsWith("…"));
    equal(ask?.command?.command, "labelSmoothing.changeLossValue", "the command");
    await vscode.commands.executeCommand("labelSmoothing.changeLossValue", { labelSmoothing: 0.25 });
    ok(editor.document.getText().includes("label_smoothing=0.25"), editor.document.getText());
    await vscode.commands.executeCommand("labelSmoothing.changeLossValue", { labelSmoothing: 0.25 });
    ok(editor.document.getText().includes("(label_smoothing=0.25)"), "a second time changes nothing");
    const message = await vscode.commands.executeCommand("labelSmoothing.changeLossValue", { labelSmoothing: 10 }).then(
      () => "nothing was refused",
      (error: Error) => error.message,
    );
    ok(message.includes("10"), message);
  });

  test("a test for the loss at the cursor is opened beside it", async () => {
    const editor = await openText("from torch import nn\nl = nn.CrossEntropyLoss(weight=torch.tensor([1., 2., 5.]))\n");
    select(editor, "CrossEntropyLoss");
    const code = await vscode.commands.executeCommand<string>("labelSmoothing.insertLossTest");
    // formulas.md: weights, mean, index targets.
    ok(code.includes("approx(3.00000296"), code);
    equal(vscode.window.activeTextEditor?.document.getText(), code, "the new file");
  });

  test("what the pinned version lacks is not offered", async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "pinned");
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
    const titlesWith = async (name: string, pin: string) => {
      await write(`${name}/requirements.txt`, pin);
      await write(`${name}/train.py`, "from torch import nn\nl = nn.CrossEntropyLoss()\n");
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name, "train.py"));
      const titles = (await actionsAt(document, "CrossEntropyLoss")).map(({ title }) => title);
      return titles.filter((title) => title.startsWith("Smooth the labels ("));
    };
    equal(await titlesWith("old", "torch==1.9.1\n"), [], "with torch 1.9");
    equal(await titlesWith("new", "torch>=1.10\n"), ["Smooth the labels (label_smoothing=0.1)"], "with torch 1.10");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  test("with **kwargs nothing can be applied", async () => {
    const { document } = await openText("from torch import nn\nnn.CrossEntropyLoss(**config)\n");
    equal(await actionsAt(document, "CrossEntropyLoss"), [], "the actions that can be applied");
  });

  test("nothing is offered where no import explains the name", async () => {
    const { document } = await openText("criterion = CrossEntropyLoss()\n");
    equal(await actionsAt(document, "CrossEntropyLoss"), [], "the actions");
  });

  test("in a notebook the imports of the cells above count", async () => {
    const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python");
    const data = new vscode.NotebookData([cell("import torch.nn as nn"), cell("criterion = nn.CrossEntropyLoss()")]);
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", data);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(1);
    await apply((await actionsAt(document, "CrossEntropyLoss"))[0]);
    equal(document.getText(), "criterion = nn.CrossEntropyLoss(label_smoothing=0.1)", "the cell");
  });

  test("in TypeScript a string in compile becomes a typed function of the file, in one undo", async () => {
    const code =
      'import * as tf from "@tensorflow/tfjs";\n\nexport function build(model: tf.LayersModel): void {\n  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });\n}\n';
    const { document } = await openText(code, "typescript");
    const [first] = await actionsAt(document, "categoricalCrossentropy");
    equal(first?.title, "Smooth the labels (smoothedCategoricalCrossentropy(0.1))", "the title");
    await apply(first);
    const text = document.getText();
    ok(text.includes("function smoothedCategoricalCrossentropy(labelSmoothing: number) {"), text);
    ok(text.includes("loss: smoothedCategoricalCrossentropy(0.1) }"), text);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), code, "the text after undo");
  });

  test("a hover says why a call is left alone", async () => {
    const { document } = await openText("from torch import nn\nnn.CrossEntropyLoss(**config)\n");
    ok(
      (await hoverAt(document, "CrossEntropyLoss")).includes("may already hold label"),
      "the reason is not in the hover",
    );
  });

  test("a hover says floor and gap", async () => {
    const { document } = await openText(after);
    const text = await hoverAt(document, "label_smoothing=");
    for (const part of ["1-a+a/K", "0.5003", "4.5109", "1.0148", "torch 1.10"])
      ok(text.includes(part), `${part} is not in ${text}`);
  });

  test("a hover takes the number of classes from the code, and says the value under other conventions", async () => {
    const { document } = await openText(`${after}head = nn.Linear(512, 10)\n`);
    const text = await hoverAt(document, "label_smoothing=");
    for (const part of ["K = 10", "Linear(512, 10), line 6", "0.5003", "0.09 over the others"])
      ok(text.includes(part), `${part} is not in ${text}`);
    ok(!text.includes("1.0148"), "figures for other numbers of classes are shown");
  });
});
