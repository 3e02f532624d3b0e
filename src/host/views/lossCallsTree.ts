/** The view "Loss Calls": the workspace's loss calls by file; found when the view is first shown, and anew where files change. */
import {
  type Event,
  EventEmitter,
  MarkdownString,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from "vscode";
import { callRole } from "../../analysis/callRole.ts";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import type { CallRole } from "../../analysis/role.ts";
import { CONVENTIONS } from "../../core/convention.ts";
import { escapeMarkdown } from "../../report/writers/markdown.ts";
import { positionIn, smoothingOf } from "../workspace/listedCall.ts";
import { lossFiles } from "../workspace/lossFiles.ts";
import { type ScannedText, scanLosses } from "../workspace/scanLosses.ts";

export const LOSS_CALLS_VIEW = "labelSmoothing.lossCalls";

/** A row of the view: a file (or notebook), or a call in it. */
export type LossNode =
  | { readonly kind: "file"; readonly uri: Uri; readonly texts: readonly ScannedText[] }
  | { readonly kind: "call"; readonly text: ScannedText; readonly lossCall: LossCall; readonly role: CallRole };

export interface LossCallsTree extends TreeDataProvider<LossNode> {
  readonly onDidChangeTreeData: Event<LossNode | undefined>;
  /** Reads `files` again, or everything. */
  readonly refresh: (files?: readonly Uri[]) => void;
}

/** Makes the view's data; nothing is read before the view asks. */
export function lossCallsTree(): LossCallsTree {
  const changed = new EventEmitter<LossNode | undefined>();
  const known = new Map<string, readonly ScannedText[]>();
  let stale: Set<string> | "everything" = "everything";

  const update = async (): Promise<void> => {
    const due = stale;
    stale = new Set();
    const files = due === "everything" ? await lossFiles(undefined) : [...due].map((file) => Uri.parse(file, true));
    if (due === "everything") known.clear();
    for (const file of files) known.delete(file.toString());
    for (const text of await scanLosses(files)) {
      const key = (text.notebook ?? text.uri).toString();
      known.set(key, [...(known.get(key) ?? []), text]);
    }
  };

  return {
    onDidChangeTreeData: changed.event,
    refresh: (files) => {
      if (files === undefined) stale = "everything";
      else if (stale !== "everything") for (const file of files) stale.add(file.toString());
      changed.fire(undefined);
    },
    getChildren: async (node) => {
      if (node?.kind === "file") return node.texts.flatMap(callsOf);
      if (node !== undefined) return [];
      await window.withProgress({ location: { viewId: LOSS_CALLS_VIEW } }, update);
      return [...known]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, texts]): LossNode => ({ kind: "file", uri: Uri.parse(key, true), texts }));
    },
    getTreeItem: (node) => (node.kind === "file" ? fileItem(node.uri) : callItem(node)),
  };
}

function callsOf(text: ScannedText): LossNode[] {
  return text.calls.map((lossCall) => ({ kind: "call", text, lossCall, role: callRole(text.source, lossCall) }));
}

function fileItem(uri: Uri): TreeItem {
  const item = new TreeItem(uri, TreeItemCollapsibleState.Expanded);
  const path = workspace.asRelativePath(uri);
  item.description = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  item.iconPath = ThemeIcon.File;
  return item;
}

function callItem({ text, lossCall, role }: Extract<LossNode, { kind: "call" }>): TreeItem {
  const { api, rule, nameSpan, value } = lossCall;
  const start = positionIn(text.source.text, nameSpan.start);
  const end = positionIn(text.source.text, nameSpan.end);
  const smoothing = smoothingOf(lossCall);
  const isSmoothed = smoothing !== null && smoothing !== 0;
  const item = new TreeItem(api.slice(api.lastIndexOf(".") + 1) || api);
  const said = isSmoothed
    ? `${smoothing} ${rule.convention}`
    : value.kind === "declined"
      ? "not offered"
      : "hard targets";
  item.description = [said, role.role === "training" ? "" : role.reason, `line ${start.line + 1}`]
    .filter((part) => part !== "")
    .join(" · ");
  item.tooltip = new MarkdownString(tooltipOf(lossCall, role));
  item.iconPath = new ThemeIcon(isSmoothed ? "pass" : value.kind === "declined" ? "circle-slash" : "circle-outline");
  item.contextValue = value.kind === "declined" ? "declined" : isSmoothed ? "smoothed" : "hard";
  item.command = {
    command: "vscode.open",
    title: "Open Loss Call",
    arguments: [text.uri, { selection: new Range(start, end) }],
  };
  item.accessibilityInformation = { label: `${api}, ${item.description}` };
  return item;
}

function tooltipOf({ api, rule, value }: LossCall, { role, reason }: CallRole): string {
  const smoothing = {
    given: value.kind === "given" ? `a = ${value.text}, ${CONVENTIONS[rule.convention].title}` : "",
    absent: "no label smoothing",
    declined: value.kind === "declined" ? value.reason : "",
  }[value.kind];
  const use = role === "training" ? "" : `\n\nNot for training: ${escapeMarkdown(reason)}.`;
  return `**${escapeMarkdown(api)}**\n\n${escapeMarkdown(smoothing)}${use}`;
}
