/** The section Batch. */
import type { SectionProps } from "./section.ts";

export function BatchView(_: SectionProps) {
  return null;
}
