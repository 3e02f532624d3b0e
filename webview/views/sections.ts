/** The sections of the panel by name: a new one is a file beside this and a line here and in `SECTIONS`. */
import type { FunctionComponent } from "preact";
import type { Section } from "../../src/protocol/panelState.ts";
import { BatchView } from "./BatchView.tsx";
import { CurvesView } from "./CurvesView.tsx";
import { ExplainView } from "./ExplainView.tsx";
import { LossView } from "./LossView.tsx";
import type { SectionProps } from "./section.ts";
import { TargetsView } from "./TargetsView.tsx";

export const SECTION_VIEWS: Readonly<
  Record<Section, { readonly label: string; readonly View: FunctionComponent<SectionProps> }>
> = {
  targets: { label: "Targets", View: TargetsView },
  loss: { label: "Loss", View: LossView },
  curves: { label: "Curves", View: CurvesView },
  batch: { label: "Batch", View: BatchView },
  explain: { label: "Explain", View: ExplainView },
};
