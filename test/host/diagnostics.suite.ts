/** Problems around losses, as VS Code shows and mends them. */
import * as vscode from "vscode";
import { equal, ok, rejects } from "./assert";
import { openText } from "./editing";

const BEFORE = "import torch.nn.functional as F\nloss = F.cross_entropy(F.softmax(z, dim=1), y)\n";
const AFTER = "import torch.nn.functional as F\nloss = F.cross_entropy(z, y)\n";
const ID = "softmax-before-cross-entropy";

/** The problems of `document`, once `isThere` holds for them. */
async function problemsOf(
  document: vscode.TextDocument,
  isThere: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  let problems: readonly vscode.Diagnostic[] = [];
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    problems = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Label Smoothing");
    if (isThere(problems)) return problems;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the problems are: ${problems.map(({ message }) => message).join("; ") || "none"}`);
}

const some = (problems: readonly vscode.Diagnostic[]) => problems.length > 0;
const none = (problems: readonly vscode.Diagnostic[]) => problems.length === 0;

async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

function codeOf({ code }: vscode.Diagnostic): { value: string; target: vscode.Uri } {
  ok(typeof code === "object", "the problem's code has no link");
  return code as { value: string; target: vscode.Uri };
}

suite("diagnostics", () => {
  test("a problem appears, its quick fix mends it in one undo", async () => {
    const { document } = await openText(BEFORE);
    const [problem] = await problemsOf(document, some);
    equal(codeOf(problem!).value, ID, "the code");
    equal(problem!.severity, vscode.DiagnosticSeverity.Warning, "the severity");
    equal(document.getText(problem!.range), "F.softmax(z, dim=1)", "the place");
    const [fix] = await fixesAt(document, problem!.range);
    equal([fix?.title, fix?.isPreferred], ["Drop F.softmax", true], "the fix");
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)), "the edit was refused");
    equal(document.getText(), AFTER, "the text");
    await problemsOf(document, none);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), BEFORE, "the text after undo");
    await problemsOf(document, some);
  });

  test("in a notebook a loss is known in the cells below", async () => {
    const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python");
    const data = new vscode.NotebookData([
      cell("import torch\nfrom torch import nn\ncriterion = nn.CrossEntropyLoss()"),
      cell("%matplotlib inline"),
      cell("p = torch.softmax(z, 1)\nloss = criterion(p, y)"),
    ]);
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", data);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(2);
    const [problem] = await problemsOf(document, some);
    equal(document.offsetAt(problem!.range.start), document.getText().indexOf("p, y"), "the place");
    const [fix] = await fixesAt(document, problem!.range);
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)), "the edit was refused");
    equal(document.getText(), "p = torch.softmax(z, 1)\nloss = criterion(z, y)", "the cell");
  });

  test("the setting changes a severity and turns a check off", async () => {
    const { document } = await openText(BEFORE);
    await problemsOf(document, some);
    const section = vscode.workspace.getConfiguration("labelSmoothing");
    const set = (value: object | undefined) =>
      section.update("checks.severity", value, vscode.ConfigurationTarget.Global);
    try {
      await set({ [ID]: "error" });
      await problemsOf(document, ([problem]) => problem?.severity === vscode.DiagnosticSeverity.Error);
      await set({ [ID]: "off" });
      await problemsOf(document, none);
    } finally {
      await set(undefined);
    }
    await problemsOf(document, some);
  });

  test("the problem's link opens its page, rendered", async () => {
    const { document } = await openText(BEFORE);
    const [problem] = await problemsOf(document, some);
    const { scheme, path, query } = codeOf(problem!).target;
    equal([scheme, path], ["command", "labelSmoothing.showChecks"], "the link");
    await vscode.commands.executeCommand(path, ...JSON.parse(query));
    const isOpen = () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.path.endsWith(`docs/checks/${ID}.md`);
    };
    for (const end = Date.now() + 10_000; !isOpen() && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    ok(isOpen(), "no preview of the page is open");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  test("a version that the project pins is taken into account, also when it changes", async function () {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined || vscode.workspace.fs.isWritableFileSystem(folder.scheme) !== true) return this.skip();
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
    await write("pinned.py", "import torch.nn as nn\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n");
    await write("requirements.txt", "torch==1.9.1\n");
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "pinned.py"));
      await vscode.window.showTextDocument(document);
      const [problem] = await problemsOf(document, some);
      equal(codeOf(problem!).value, "label-smoothing-too-new", "the code");
      ok(problem!.message.includes("torch==1.9.1 in requirements.txt"), `the message is: ${problem!.message}`);
      await write("requirements.txt", "torch==2.1\n");
      await problemsOf(document, none);
    } finally {
      for (const name of ["pinned.py", "requirements.txt"]) {
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name));
      }
    }
  });

  test("a page that is not there is refused", async () => {
    await rejects(
      async () => vscode.commands.executeCommand("labelSmoothing.showChecks", { check: "no-such-check" }),
      /There is no check "no-such-check"\. Give one of softmax-before-cross-entropy, /,
    );
  });

  test("a closed document has no problems any more", async () => {
    const { document } = await openText(BEFORE);
    await problemsOf(document, some);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await problemsOf(document, none);
  });
});
