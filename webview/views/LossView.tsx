/** The section Loss. */
import type { SectionProps } from "./section.ts";

export function LossView(_: SectionProps) {
  return null;
}
