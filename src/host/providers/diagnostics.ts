/** The problems around losses, in the Problems view and under the code; each links to its page, which is part of the extension. */
import {
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  type Range,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import type { Finding, Severity } from "../../analysis/checks/check.ts";
import { findProblems, isWorthChecking } from "../../analysis/checks/findProblems.ts";
import { CHECKS } from "../../analysis/checks/index.ts";
import { readSource } from "../../analysis/readSource.ts";
import { olderThan } from "../../analysis/versions/missingSince.ts";
import type { PackageVersion } from "../../analysis/versions/packageVersion.ts";
import { readSettings } from "../settings.ts";
import { type CheckedText, checkedText } from "./checkedText.ts";
import type { ProjectVersions } from "./projectVersions.ts";
import { sourceOf } from "./sourceOf.ts";

/** A finding where it is shown. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  /** The text in which the finding's spans count. */
  readonly whole: CheckedText;
  readonly version: number;
}

export interface Diagnostics extends Disposable {
  /** Finds and shows the problems of `document`; of a notebook those of all its cells. */
  readonly check: (document: TextDocument) => void;
  /** Everything that is shown: the versions that the project allows have changed. */
  readonly checkAgain: () => void;
  readonly forget: (document: TextDocument) => void;
  /** What is shown at `range`, as long as the document is the one that was checked. */
  readonly shownAt: (document: TextDocument, range: Range) => readonly ShownFinding[];
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Problems in a collection of their own; `versions` are what the project allows. */
export function diagnostics(versions: ProjectVersions): Diagnostics {
  const collection = languages.createDiagnosticCollection("label-smoothing");
  const shown = new Map<string, readonly ShownFinding[]>();
  const checkAgain = () => {
    for (const document of workspace.textDocuments) if (shown.has(document.uri.toString())) void check(document);
  };
  const check = async (document: TextDocument) => {
    const isWorthIt = isWorthChecking(checkedText(document).text);
    const pins = isWorthIt ? await versions.of(document.uri) : [];
    if (document.isClosed) return;
    const whole = checkedText(document);
    const found = new Map<string, ShownFinding[]>(whole.documents.map(({ uri }) => [uri.toString(), []]));
    const { severities } = readSettings();
    for (const finding of isWorthIt ? problemsIn(whole, severities, pins) : []) {
      const { document: own, range } = whole.place(finding.span);
      const diagnostic = new Diagnostic(range, finding.message, SEVERITIES[severityOf(finding.check, severities)]);
      diagnostic.source = "Label Smoothing";
      diagnostic.code = { value: finding.check, target: pageOf(finding.check) };
      found.get(own.uri.toString())!.push({ finding, diagnostic, whole, version: own.version });
    }
    for (const { uri } of whole.documents) {
      const own = found.get(uri.toString())!;
      shown.set(uri.toString(), own);
      collection.set(
        uri,
        own.map(({ diagnostic }) => diagnostic),
      );
    }
  };
  return {
    check: (document) => void check(document),
    checkAgain,
    forget: ({ uri }) => {
      shown.delete(uri.toString());
      collection.delete(uri);
    },
    shownAt: (document, range) =>
      (shown.get(document.uri.toString()) ?? []).filter(
        ({ diagnostic, version }) => version === document.version && diagnostic.range.intersection(range) !== undefined,
      ),
    dispose: () => collection.dispose(),
  };
}

type Severities = ReturnType<typeof readSettings>["severities"];

function problemsIn(
  { text, documents }: CheckedText,
  severities: Severities,
  pins: readonly PackageVersion[],
): readonly Finding[] {
  const [document] = documents;
  const known = documents.length === 1 && document !== undefined ? sourceOf(document) : undefined;
  const isOn = ({ id }: { id: string }) => severities[id] !== "off";
  const pinned = (name: string, version: string) => pinInWords(olderThan(pins, name, version));
  return known === undefined
    ? findProblems(readSource("python", text), undefined, { isOn, olderThan: pinned })
    : findProblems(known.source, known.calls, { isOn, olderThan: pinned });
}

/** "torch==1.9.1 in requirements.txt". */
function pinInWords(pin: PackageVersion | undefined): string | undefined {
  if (pin === undefined) return undefined;
  return `${pin.package}${/^[=<>~!]/.test(pin.written) ? "" : " "}${pin.written} in ${pin.file}`;
}

function severityOf(id: string, severities: Severities): Severity {
  const own = severities[id];
  return own !== undefined && own !== "off" ? own : CHECKS.find((check) => check.id === id)!.severity;
}

/**
 * A link that opens the page as rendered Markdown. A link to the file itself would open its text; `vscode.openWith` cannot be
 * called by links; and an address inside a link's arguments does not reach an extension host on another machine.
 */
function pageOf(id: string): Uri {
  return Uri.parse(`command:labelSmoothing.showChecks?${encodeURIComponent(JSON.stringify([{ check: id }]))}`);
}
