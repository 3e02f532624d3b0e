/** A loss call as lists show it and programs get it. */
import { Position } from "vscode";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import { lineAt } from "../../analysis/lineAt.ts";
import type { Convention } from "../../core/convention.ts";
import type { ScannedText } from "./scanLosses.ts";

/** One entry of `labelSmoothing.listLossCalls`; line and character count from 0. */
export interface ListedCall {
  /** Of the file, or of a notebook's cell. */
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  /** The qualified name: torch.nn.CrossEntropyLoss. */
  readonly api: string;
  /** The smoothing value; its code where it is not a number; null where there is none. */
  readonly value: number | string | null;
  readonly convention: Convention;
}

/** The entries of one text. */
export function listedCalls({ uri, source, calls }: ScannedText): readonly ListedCall[] {
  return calls.map((lossCall) => {
    const { line, character } = positionIn(source.text, lossCall.nameSpan.start);
    const { api, rule } = lossCall;
    return { uri: uri.toString(), line, character, api, value: smoothingOf(lossCall), convention: rule.convention };
  });
}

/** Where `offset` stands in `text`. */
export function positionIn(text: string, offset: number): Position {
  return new Position(lineAt(text, offset), offset - (text.lastIndexOf("\n", offset - 1) + 1));
}

/** The value of a call as a number where it is one. */
export function smoothingOf({ value }: LossCall): number | string | null {
  if (value.kind !== "given") return null;
  const number = Number(value.text);
  return value.text.trim() === "" || Number.isNaN(number) ? value.text : number;
}
