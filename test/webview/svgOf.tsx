/** A chart as the text of its picture, for snapshots, and what is drawn in it. */
import { renderToString } from "preact-render-to-string";
import { ChartSvg } from "../../webview/charts/ChartSvg.tsx";
import type { Chart } from "../../webview/charts/drawing.ts";

/** One element a line, so that a difference can be read. */
export function svgOf(chart: Chart, width = 360): string {
  return `${renderToString(<ChartSvg drawing={chart.draw(width)} />).replaceAll("><", ">\n<")}\n`;
}

/** The attributes of all elements `name` whose class holds every word of `classes`. */
export function drawn(svg: string, name: string, classes: string): readonly Readonly<Record<string, string>>[] {
  return [...svg.matchAll(new RegExp(`<${name} ([^>]*)>`, "g"))]
    .map(([, text]) =>
      Object.fromEntries([...text!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value!])),
    )
    .filter(({ class: words = "" }) => classes.split(" ").every((word) => words.split(" ").includes(word)));
}

/** The points of a path of straight lines. */
export function pointsOf(path: string): readonly (readonly [x: number, y: number])[] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** All lines that tooltips say. */
export function wordsOf(chart: Chart, width = 360): readonly string[] {
  const { marks } = chart.draw(width);
  return Array.from({ length: marks.count }, (_, i) => marks.at(i).lines.join("; "));
}
