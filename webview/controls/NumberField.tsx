/** A field for a number: what is typed counts as soon as it is one, and what is not is said, not lost. */
import { useId, useState } from "preact/hooks";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Called when the person is done: Enter, or the field is left after a change. */
  readonly onCommit?: () => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly isInteger?: boolean;
  /** Whether -inf and nan count, as they do for logits. */
  readonly takesNonFinite?: boolean;
  readonly hidesLabel?: boolean;
  readonly title?: string;
}

/** Arrow keys step by `step`, with Shift by ten of it. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, onCommit, step = 1, hidesLabel = false, title } = props;
  const id = useId();
  // Undefined where nothing is being typed: the field follows the state.
  const [typed, setTyped] = useState<string>();
  const [isChanged, setIsChanged] = useState(false);
  const problem = typed === undefined ? undefined : problemOf(typed, props);

  const take = (text: string) => {
    setTyped(text);
    if (problemOf(text, props) !== undefined) return;
    setIsChanged(true);
    onChange(readNumber(text));
  };
  const done = () => {
    setTyped(undefined);
    if (isChanged) onCommit?.();
    setIsChanged(false);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter") done();
    if (event.key === "Escape") setTyped(undefined);
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction === 0 || !Number.isFinite(value)) return;
    event.preventDefault();
    const size = event.shiftKey ? 10 * step : step;
    // Decimal steps leave decimal numbers: .1 + .2 is .3.
    const next = Number((value + direction * size).toPrecision(12));
    const text = String(Math.min(props.max ?? next, Math.max(props.min ?? next, next)));
    take(text);
    setTyped(undefined);
  };
  return (
    <div class="field">
      <label for={id} class={hidesLabel ? "visually-hidden" : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        title={title}
        value={typed ?? printed(value)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onInput={(event) => take(event.currentTarget.value)}
        onBlur={done}
        onKeyDown={key}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a typed number, or undefined. */
function problemOf(text: string, { label, min, max, isInteger, takesNonFinite }: NumberFieldProps): string | undefined {
  const number = readNumber(text);
  if (text.trim() === "") return `Type a number for ${label}.`;
  if (Number.isNaN(number) && !(takesNonFinite && /^\s*nan\s*$/i.test(text))) return `"${text}" is not a number.`;
  if (!Number.isFinite(number) && !takesNonFinite) return "Type a finite number.";
  if (isInteger && !Number.isInteger(number)) return "Type a whole number.";
  if (min !== undefined && number < min) return `At least ${min.toLocaleString("en")}.`;
  if (max !== undefined && number > max) return `At most ${max.toLocaleString("en")}.`;
  return undefined;
}

function readNumber(text: string): number {
  const word = text.trim().toLowerCase();
  if (word === "") return Number.NaN;
  if (/^[+-]?(inf|infinity|∞)$/.test(word)) return word.startsWith("-") ? -Infinity : Infinity;
  // A comma for the decimals, as many keyboards have it.
  return Number(/^[^.,]*,[^.,]*$/.test(word) ? word.replace(",", ".") : word);
}

function printed(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  return String(Number(value.toPrecision(6)));
}
