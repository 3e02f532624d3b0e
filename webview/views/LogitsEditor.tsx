/** The logits of the row: bars that are dragged or moved with the arrow keys, and a field for each exact number. */
import { scaleLinear } from "d3-scale";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PanelNumbers } from "../../src/protocol/panelState.ts";
import { shortNumber } from "../../src/report/formatNumber.ts";
import { BandAxis, LeftAxis, plotArea, round } from "../charts/axes.tsx";
import { NumberField } from "../controls/NumberField.tsx";
import { trueClassOf, withLogit } from "../state/changes.ts";
import type { Store } from "../state/store.ts";

const HEIGHT = 130;
const NAMES = { logits: "Logits", probabilities: "Probabilities", logProbabilities: "Log-probabilities" } as const;
const LETTERS = { logits: "z", probabilities: "p", logProbabilities: "log p" } as const;

export function LogitsEditor({ store, numbers }: { readonly store: Store; readonly numbers: PanelNumbers }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  // While a bar is dragged the scale stands still, or the bar would run from the hand.
  const [frozen, setFrozen] = useState<readonly [number, number]>();
  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(Math.floor(box.current?.clientWidth ?? 0)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const { numClasses, inputKind } = numbers;
  const row = store.parts.row.value;
  const { shown, rest } = store.classes.value;
  const values = shown.map((k) => numbers.input[row * numClasses + k]!);
  const y = trueClassOf(numbers, row);
  const set = (k: number, value: number) => store.change(withLogit(store.state.peek(), k, clamp(value, inputKind)));

  const area = plotArea(Math.max(width, 120), HEIGHT, { bottom: 22, left: 34 });
  const domain = frozen ?? domainOf(values, inputKind);
  const scale = scaleLinear(domain, [area.bottom, area.top]);
  const step = (area.right - area.left) / shown.length;
  const center = (i: number) => area.left + step * (i + 0.5);
  const thickness = Math.max(2, Math.min(step * 0.6, 40));
  const height = (value: number) => scale(Math.max(domain[0], Math.min(domain[1], Number.isNaN(value) ? 0 : value)));

  const drag = (k: number) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const bar = event.currentTarget as SVGElement;
    bar.focus();
    bar.setPointerCapture(event.pointerId);
    setFrozen(domain);
    const top = bar.ownerSVGElement!.getBoundingClientRect().top;
    const fine = (domain[1] - domain[0]) / 200;
    const move = ({ clientY }: PointerEvent) => {
      const value = scale.invert(clientY - top);
      set(k, Number((Math.round(value / fine) * fine).toPrecision(3)));
    };
    const end = () => {
      bar.removeEventListener("pointermove", move);
      setFrozen(undefined);
    };
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", end, { once: true });
    bar.addEventListener("pointercancel", end, { once: true });
  };
  const key = (k: number) => (event: KeyboardEvent) => {
    const size = (inputKind === "logits" ? 0.1 : 0.01) * (event.shiftKey ? 10 : 1);
    const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    const value = numbers.input[row * numClasses + k]!;
    if (direction === undefined || !Number.isFinite(value)) return;
    event.preventDefault();
    set(k, Number((value + direction * size).toPrecision(12)));
  };

  return (
    <details class="logits-editor" open>
      <summary>
        {NAMES[inputKind]}
        {numbers.input.length > numClasses ? ` of row ${row}` : ""}
        <span class="hint"> drag the bars, or type</span>
      </summary>
      <div ref={box} class="logits-bars">
        {width > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a group of bars in a drawing
          <svg class="chart" width={width} height={HEIGHT} role="group" aria-label={`${NAMES[inputKind]} as bars`}>
            <LeftAxis area={area} scale={scale} ticks={4} />
            {shown.map((k, i) => {
              const value = values[i]!;
              const [from, to] = [height(0), height(value)];
              return (
                <g
                  key={k}
                  class="drag-bar"
                  role="slider"
                  tabIndex={0}
                  aria-label={`${LETTERS[inputKind]} of class ${k}`}
                  aria-orientation="vertical"
                  aria-valuenow={Number.isFinite(value) ? value : 0}
                  aria-valuemin={-1000}
                  aria-valuemax={1000}
                  aria-valuetext={shortNumber(value, 4)}
                  onPointerDown={drag(k)}
                  onKeyDown={key(k)}
                >
                  <rect
                    class="drag-target"
                    x={round(center(i) - step / 2)}
                    y={area.top}
                    width={round(step)}
                    height={area.bottom - area.top}
                  />
                  <rect
                    class={`bar ${k === y ? "smoothed" : "neutral"}`}
                    x={round(center(i) - thickness / 2)}
                    y={round(Math.min(from, to))}
                    width={round(thickness)}
                    height={round(Math.max(1, Math.abs(to - from)))}
                  />
                  <circle class="handle" cx={round(center(i))} cy={round(to)} r={Math.min(4, thickness / 2)} />
                </g>
              );
            })}
            <BandAxis
              area={area}
              centers={shown.map((_, i) => center(i))}
              labels={shown.map(String)}
              strong={(i) => shown[i] === y}
            />
          </svg>
        )}
      </div>
      <div class="number-grid">
        {shown.map((k, i) => (
          <NumberField
            key={k}
            label={`${LETTERS[inputKind]}${k}`}
            value={values[i]!}
            step={inputKind === "logits" ? 0.1 : 0.01}
            takesNonFinite={inputKind !== "probabilities"}
            onChange={(value) => set(k, value)}
          />
        ))}
      </div>
      {rest.length > 0 && (
        <p class="hint">
          {shown.length} of {numClasses.toLocaleString("en")} classes: the true one, the likeliest, and those with the
          largest gradients.
        </p>
      )}
    </details>
  );
}

/** Probabilities stay in [0, 1], log-probabilities at most 0. */
function clamp(value: number, kind: PanelNumbers["inputKind"]): number {
  if (kind === "logits") return value;
  return kind === "probabilities" ? Math.min(1, Math.max(0, value)) : Math.min(0, value);
}

/** The finite values with room above, so that bars can be dragged up. */
function domainOf(values: readonly number[], kind: PanelNumbers["inputKind"]): readonly [number, number] {
  if (kind === "probabilities") return [0, 1];
  const finite = values.filter(Number.isFinite);
  const low = Math.min(0, ...finite);
  const high = kind === "logProbabilities" ? 0 : Math.max(0, ...finite);
  const span = Math.max(high - low, 1);
  return [low < 0 || high === 0 ? low - 0.15 * span : 0, kind === "logits" ? high + 0.25 * span : 0];
}
