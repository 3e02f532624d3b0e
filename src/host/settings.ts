/** The settings, read in this file alone. */
import { workspace } from "vscode";
import type { Severity } from "../analysis/checks/check.ts";
import { CONVENTION_NAMES, type Convention } from "../core/convention.ts";

/** All settings, `labelSmoothing.*`; a wrong entry in settings.json counts as the default. */
export interface Settings {
  /** The smoothing value that is offered first. Default: 0.1. */
  readonly value: number;
  /** The convention that is offered first. Default: "uniform". */
  readonly convention: Convention;
  /** Decimals in results and in smoothed labels, 0 to 15. Default: 4. */
  readonly decimals: number;
  /** Bins of calibration figures, 1 to 100. Default: 15. */
  readonly bins: number;
  /** Whether the effective target is shown behind a smoothing value. Default: false. */
  readonly inlayHints: boolean;
  /** Severities of checks by id, where they are not the check's own. Default: none. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
}

/** The settings as they are now. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration("labelSmoothing");
  const value = section.get<unknown>("value");
  const convention = section.get<unknown>("convention");
  const decimals = section.get<unknown>("decimals");
  const bins = section.get<unknown>("calibration.bins");
  const severities = section.get<unknown>("checks.severity");
  return {
    value: typeof value === "number" && value >= 0 && value <= 1 ? value : 0.1,
    convention: CONVENTION_NAMES.find((name) => name === convention) ?? "uniform",
    decimals:
      typeof decimals === "number" && Number.isInteger(decimals) && decimals >= 0 && decimals <= 15 ? decimals : 4,
    bins: typeof bins === "number" && Number.isInteger(bins) && bins >= 1 && bins <= 100 ? bins : 15,
    inlayHints: section.get<unknown>("inlayHints.enabled") === true,
    severities: readSeverities(severities),
  };
}

const SEVERITIES: readonly unknown[] = ["error", "warning", "information", "hint", "off"];

function readSeverities(value: unknown): Settings["severities"] {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([, severity]) => SEVERITIES.includes(severity)));
}
