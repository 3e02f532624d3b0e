/** Accuracy against confidence, a bar for each bin: on the diagonal a model is as often right as it claims. */
import { scaleLinear } from "d3-scale";
import type { Band } from "../../src/core/calibration/bootstrapBand.ts";
import type { CalibrationFigures } from "../../src/core/calibration/figuresOf.ts";
import type { ReliabilityBin } from "../../src/core/calibration/reliability.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { short, type Table } from "../../src/report/report.ts";
import { BottomAxis, LeftAxis, type PlotArea, plotArea, round } from "./axes.tsx";
import { type Chart, type Drawing, marksAlongX } from "./drawing.ts";

export interface ReliabilityDiagramData {
  readonly figures: Pick<CalibrationFigures, "reliabilityBins" | "ece" | "mce" | "temperature" | "rows">;
  /** As many as there are bins. */
  readonly band: readonly (Band | null)[];
}

/** A bin with rows. */
interface Bar {
  readonly bin: ReliabilityBin;
  readonly confidence: number;
  readonly accuracy: number;
  readonly band: Band | null;
}

const HEIGHT = 290;
/** Counts stand upright above the plot: so high are "123,456". */
const COUNTS_HEIGHT = 46;
/** Narrower bars than this have no room for a count or a band. */
const LEAST_STEP = 11;

/** Draws the bins: a line for each mean confidence, and hatched what a bin claims beyond its accuracy. */
export function reliabilityDiagram({ figures, band }: ReliabilityDiagramData): Chart {
  const { reliabilityBins: bins, temperature } = figures;
  const bars = bins.flatMap((bin, i): Bar[] =>
    bin.confidence === null || bin.accuracy === null
      ? []
      : [{ bin, confidence: bin.confidence, accuracy: bin.accuracy, band: band[i] ?? null }],
  );
  return {
    name: "reliability-diagram",
    title: `Reliability diagram${temperature === 1 ? "" : `, T = ${shortNumber(temperature, 4)}`}`,
    summary: summaryOf(figures, bars),
    legend: [
      { series: "hard", label: "accuracy", shape: "bar" },
      { series: "smoothed", label: "mean confidence", shape: "line" },
      { series: "hard", label: "claimed, not right", shape: "hatch" },
      { series: "model", label: "as often right as claimed", shape: "dashed" },
      { series: "bound", label: "95 % of resamples", shape: "line" },
    ],
    table: () => tableOf(bars),
    draw: (width) => draw(bars, bins.length, width),
  };
}

function summaryOf({ ece, mce, rows }: ReliabilityDiagramData["figures"], bars: readonly Bar[]): string {
  if (rows === 0) return "No row counts: there is nothing to show.";
  const above = bars.filter(({ confidence, accuracy }) => confidence > accuracy).length;
  return `ECE ${formatNumber(ece, 4)}, MCE ${formatNumber(mce, 4)}: ${above} of ${bars.length} bins with rows are less often right than they claim.`;
}

function tableOf(bars: readonly Bar[]): Table {
  return {
    kind: "table",
    columns: ["confidence above", "to", "rows", "mean confidence", "accuracy", "lower", "upper"],
    rows: bars.map(({ bin, confidence, accuracy, band }) => [
      bin.lower,
      bin.upper,
      short(bin.count),
      confidence,
      accuracy,
      band?.lower ?? null,
      band?.upper ?? null,
    ]),
  };
}

function draw(bars: readonly Bar[], binCount: number, width: number): Drawing {
  const area = plotArea(width, HEIGHT, { left: 44, top: COUNTS_HEIGHT });
  const x = scaleLinear([0, 1], [area.left, area.right]);
  const y = scaleLinear([0, 1], [area.bottom, area.top]);
  const hasRoom = (area.right - area.left) / binCount >= LEAST_STEP;
  const center = ({ bin }: Bar) => x((bin.lower + bin.upper) / 2);
  return {
    width,
    height: HEIGHT,
    content: (
      <>
        <LeftAxis area={area} scale={y} title="accuracy" />
        {bars.map((bar) => (
          <BinBar key={bar.bin.lower} bar={bar} area={area} x={x} y={y} />
        ))}
        <line class="line model dashed" x1={round(x(0))} y1={round(y(0))} x2={round(x(1))} y2={round(y(1))} />
        {hasRoom && bars.map((bar) => <Whisker key={bar.bin.lower} band={bar.band} at={round(center(bar))} y={y} />)}
        {hasRoom &&
          bars.map((bar) => (
            <text
              key={bar.bin.lower}
              class="value"
              transform={`translate(${round(center(bar))} ${area.top - 5}) rotate(-90)`}
              dy="0.32em"
            >
              {bar.bin.count.toLocaleString("en")}
            </text>
          ))}
        <BottomAxis area={area} scale={x} title="confidence" />
      </>
    ),
    marks: marksAlongX(
      bars.map((bar) => ({
        x: center(bar),
        y: y(bar.accuracy),
        lines: [
          `confidence ${shortNumber(bar.bin.lower, 4)} to ${shortNumber(bar.bin.upper, 4)}`,
          `${bar.bin.count.toLocaleString("en")} ${bar.bin.count === 1 ? "row" : "rows"}`,
          `accuracy ${formatNumber(bar.accuracy, 4)}`,
          `mean confidence ${formatNumber(bar.confidence, 4)}`,
          ...(bar.band === null
            ? []
            : [`95 % of resamples: ${formatNumber(bar.band.lower, 4)} to ${formatNumber(bar.band.upper, 4)}`]),
        ],
      })),
    ),
  };
}

type Scale = (value: number) => number;

/** The accuracy from 0 up, the mean confidence, and the gap where that is above it. */
function BinBar({
  bar,
  area,
  x,
  y,
}: {
  readonly bar: Bar;
  readonly area: PlotArea;
  readonly x: Scale;
  readonly y: Scale;
}) {
  const left = x(bar.bin.lower) + 0.5;
  const right = x(bar.bin.upper) - 0.5;
  const span = { x: round(left), width: round(Math.max(right - left, 0.5)) };
  const claimed = Math.min(Math.max(bar.confidence, 0), 1);
  const top = round(y(claimed));
  return (
    <g>
      <rect class="bar hard" {...span} y={round(y(bar.accuracy))} height={round(area.bottom - y(bar.accuracy))} />
      {claimed > bar.accuracy && (
        <rect class="hatched" {...span} y={top} height={round(y(bar.accuracy) - y(claimed))} />
      )}
      <line class="line smoothed" x1={span.x} x2={round(right)} y1={top} y2={top} />
    </g>
  );
}

/** An upright line with caps from the band's lower end to its upper. */
function Whisker({ band, at, y }: { readonly band: Band | null; readonly at: number; readonly y: Scale }) {
  if (band === null) return null;
  const [low, high] = [round(y(band.lower)), round(y(band.upper))];
  return (
    <path
      class="line bound bracket"
      d={`M${at - 3},${low}H${at + 3}M${at},${low}V${high}M${at - 3},${high}H${at + 3}`}
    />
  );
}
