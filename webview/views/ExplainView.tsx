/** The section Explain. */
import type { SectionProps } from "./section.ts";

export function ExplainView(_: SectionProps) {
  return null;
}
