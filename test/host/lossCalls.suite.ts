/** The workspace's loss calls, as other extensions get them. */
import * as vscode from "vscode";
import { equal, ok } from "./assert";

interface Listed {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly api: string;
  readonly value: number | string | null;
  readonly convention: string;
}

const list = (argument?: unknown) => vscode.commands.executeCommand<Listed[]>("labelSmoothing.listLossCalls", argument);
const root = () => vscode.workspace.workspaceFolders![0]!.uri;
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

suite("loss calls of the workspace", () => {
  const folder = () => vscode.Uri.joinPath(root(), "listed");
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  test("a file's calls have their place, API, value and convention", async () => {
    const uri = vscode.Uri.joinPath(root(), "train.py");
    const expected = [
      {
        uri: uri.toString(),
        line: 9,
        character: 12,
        api: "torch.nn.CrossEntropyLoss",
        value: null,
        convention: "uniform",
      },
    ];
    equal(await list(uri), expected, "by its address");
    equal(await list(uri.toString()), expected, "by its address as text");
    equal(await list({ uri }), expected, "by an option");
  });

  test("a folder is searched, notebooks and open changes included, other people's code not", async () => {
    const code = "import torch.nn as nn\nl = nn.CrossEntropyLoss(label_smoothing=0.1)\n";
    await write(vscode.Uri.joinPath(folder(), "a.py"), `\ufeff${code}`);
    await write(vscode.Uri.joinPath(folder(), "node_modules/b.py"), code);
    await write(vscode.Uri.joinPath(folder(), "c.py"), "import torch\n");
    const cell = (source: string) => ({ cell_type: "code", source, metadata: {}, outputs: [], execution_count: null });
    const cells = [cell("import keras"), cell("l = keras.losses.BinaryCrossentropy(label_smoothing=eps)")];
    await write(
      vscode.Uri.joinPath(folder(), "d.ipynb"),
      JSON.stringify({ cells, metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 }),
    );
    const open = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), "c.py"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(open.uri, open.positionAt(open.getText().length), "l = torch.nn.NLLLoss()\n");
    await vscode.workspace.applyEdit(edit);
    const found = await list(folder());
    equal(
      found.map(({ uri, line, api, value }) => [vscode.Uri.parse(uri).path.split("/").at(-1), line, api, value]),
      [
        ["a.py", 1, "torch.nn.CrossEntropyLoss", 0.1],
        ["c.py", 1, "torch.nn.NLLLoss", null],
        ["d.ipynb", 0, "keras.losses.BinaryCrossentropy", "eps"],
      ],
      "the calls",
    );
    ok(found[2]!.uri.startsWith("vscode-notebook-cell:"), "the cell has its own address");
  });

  test("the whole workspace is listed, and what is no folder has no calls", async () => {
    const files = (await list()).map(({ uri }) => vscode.Uri.parse(uri).path.split("/").at(-1));
    for (const name of ["train.py", "pitfalls.py", "a.py"]) ok(files.includes(name), `${name} is not among ${files}`);
    equal(await list(vscode.Uri.joinPath(root(), "missing")), [], "a folder that is not there");
  });

  test("a wrong argument is refused in plain words", async () => {
    const message = await list({ uri: 3 }).then(
      () => "nothing was refused",
      (error: Error) => error.message,
    );
    ok(message.includes("the address of a folder or a file"), message);
  });
});
