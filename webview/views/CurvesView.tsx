/** The section Curves. */
import type { SectionProps } from "./section.ts";

export function CurvesView(_: SectionProps) {
  return null;
}
