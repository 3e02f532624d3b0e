/**
 * A semicolon within brackets: the end of a matrix' row in MATLAB and Julia, a repetition in Rust, the end of a
 * statement elsewhere.
 */

import { bracketProblems as say } from "./bracketProblems.ts";
import { type BracketState, fail, isData, type Step, unclosed } from "./bracketState.ts";
import { push, reserve } from "./growingList.ts";
import { scanNumber } from "./scanNumber.ts";
import { skipBalanced, skipSpace } from "./skip.ts";

/** More numbers than a repetition such as `[0.0; n]` may give. */
const maximumRepeats = 10_000_000;

/** Reads the semicolon at `state.pos`. */
export function readSemicolon(state: BracketState): Step {
  const { scan, pos, levels } = state;
  const top = levels[levels.length - 1]!;
  if (!isData(state) || top.closer === 0x7d) {
    state.pos++;
    return "other";
  }
  if (top.closer !== 0x5d) return unclosed(state);
  if (state.context.rust) return readRepeat(state);
  if (state.axis !== 1 || state.leafAxis > 1) {
    fail(state, pos, pos + 1, say.nestedSemicolon);
    state.last = "comma";
    state.pos++;
    return "go on";
  }
  if (state.last === "comma") fail(state, pos, pos + 1, say.emptyElement);
  state.semicolons.push({ count: scan.values.length - state.from, position: pos });
  state.last = "semicolon";
  state.newline = false;
  state.pos++;
  return "go on";
}

/** `[value; times]`. */
function readRepeat(state: BracketState): Step {
  const { scan, pos, levels } = state;
  const { values, spans, token } = scan;
  const { firstValue } = levels[levels.length - 1]!;
  const outcome = scanNumber(scan.text, skipSpace(scan, pos + 1), token);
  const times = token.value;
  const written = values.length - firstValue;
  const fits = Number.isInteger(times) && times > 0 && times * written <= maximumRepeats;
  if (outcome !== "number" || !fits || state.count !== 1) {
    fail(state, pos, pos + 1, say.badRepeat(maximumRepeats));
    state.pos = skipBalanced(scan, state.start);
    return "failed";
  }
  reserve(values, written * (times - 1));
  for (let copy = 1; copy < times; copy++) {
    values.items.copyWithin(values.length, firstValue, firstValue + written);
    values.length += written;
    if (spans)
      for (let index = 2 * firstValue; index < 2 * (firstValue + written); index++) push(spans, spans.items[index]!);
  }
  state.repeats = true;
  state.count = times;
  state.last = "value";
  state.pos = token.end;
  state.lastEnd = state.pos;
  return "go on";
}
