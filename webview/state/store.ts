/** The page's state as signals: what the host and the controls say, and what the core computes of it. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { rememberedPredictor } from "../../src/core/categoricalRow.ts";
import { compareRow, hardRows, type RowComparison } from "../../src/core/compareRow.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { type LossTotals, lossTotals } from "../../src/core/lossTotals.ts";
import type { Sliced } from "../../src/core/sliced.ts";
import type { ToHost, ToPanel } from "../../src/protocol/panelMessages.ts";
import { EMPTY_STATE, type PanelChange, type PanelControls, type PanelState } from "../../src/protocol/panelState.ts";
import { problemOf } from "../../src/protocol/problemOf.ts";
import { encodeState } from "../../src/protocol/savedState.ts";
import type { ClassChoice } from "../../src/report/topClasses.ts";
import type { Said } from "./actions.ts";
import { classesShown } from "./classesShown.ts";
import type { PageHost } from "./pageHost.ts";

export interface Store {
  readonly state: ReadonlySignal<PanelState>;
  /** Each entry of the state as a signal of its own: who reads one is not drawn again for another. */
  readonly parts: StateParts;
  /** The controls with the value 0: the same object until another control than the value changes. */
  readonly otherControls: ReadonlySignal<PanelControls>;
  readonly said: Signal<Said>;
  /** False until the host has answered. */
  readonly isReady: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<LossProblem | null>;
  /** The problem at a = 0: the same object until something else than the value changes. */
  readonly hardProblem: ReadonlySignal<LossProblem | null>;
  /** The row that is shown, hard and smoothed. */
  readonly row: ReadonlySignal<RowComparison | null>;
  /** The classes of the row that there are fields for: they stay while the value slides, and may change when it rests. */
  readonly classes: ReadonlySignal<ClassChoice>;
  readonly hardTotals: ReadonlySignal<LossTotals | null>;
  readonly smoothedTotals: ReadonlySignal<LossTotals | null>;
  /** Changes what is shown, here at once and soon in the host. */
  readonly change: (change: PanelChange) => void;
  /** Sends a message after everything that was changed before it. */
  readonly send: (message: ToHost) => void;
}

export type StateParts = { readonly [K in keyof PanelState]-?: ReadonlySignal<PanelState[K]> };

/** Changes are sent and kept no more often than this, in milliseconds: a drag makes sixty a second. */
const PAUSE = 100;

/** About how many classes there are fields for. */
const FIELDS = 24;

/** What is kept over a reload is written when nothing was changed for so long, in milliseconds. */
const REST = 300;

/** Makes the store of a page and asks the host for its state. */
export function createStore(host: PageHost<ToHost, ToPanel>): Store {
  const state = signal(EMPTY_STATE);
  const said = signal<Said>({ text: "", isProblem: false });
  const isReady = signal(false);
  /** Counts how often the hand came to rest. */
  const rests = signal(0);
  let pending: PanelChange | undefined;
  /** Changes that the host has not seen yet, by number. */
  let unseen: readonly { readonly number: number; readonly change: PanelChange }[] = [];
  let sent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    if (pending !== undefined) {
      sent += 1;
      unseen = [...unseen, { number: sent, change: pending }];
      host.post({ kind: "change", number: sent, change: pending });
    }
    pending = undefined;
    saveSoon();
  };
  // All arrays as text are too much for every step of a drag.
  const saveSoon = () => {
    clearTimeout(saving);
    saving = setTimeout(() => {
      host.setSaved(encodeState(state.peek()));
      rests.value += 1;
    }, REST);
  };
  // The first change is sent at once, for the page may be gone in a moment; those of the next tenth of a second together.
  const flushSoon = () => {
    if (timer !== undefined) return;
    flush();
    timer = setTimeout(() => {
      timer = undefined;
      if (pending !== undefined) flushSoon();
    }, PAUSE);
  };
  const change = (next: PanelChange) => {
    state.value = { ...state.peek(), ...next } as PanelState;
    pending = { ...pending, ...next };
    flushSoon();
  };
  const send = (message: ToHost) => {
    if (pending !== undefined) flush();
    host.post(message);
  };

  host.listen((message) => {
    if (message.kind === "said") said.value = { text: message.text, isProblem: message.isProblem };
    if (message.kind === "seen") unseen = unseen.filter(({ number }) => number > message.number);
    if (message.kind !== "state") return;
    // What was changed here a moment ago is not yet in what the host says.
    state.value = Object.assign({}, message.state, ...unseen.map(({ change }) => change), pending) as PanelState;
    isReady.value = true;
    saveSoon();
  });
  host.post({ kind: "ready", saved: host.getSaved() });

  const parts = partsOf(state);
  const { numbers, row: shownRow } = parts;
  // Strings and numbers stop a signal that did not change: the hard loss is not computed again for another value.
  const othersKey = computed(() => JSON.stringify({ ...state.value.controls, labelSmoothing: 0 }));
  const otherControls = computed((): PanelControls => JSON.parse(othersKey.value));
  const labelSmoothing = computed(() => state.value.controls.labelSmoothing);
  const hardProblem = computed(() => (numbers.value === null ? null : problemOf(numbers.value, otherControls.value)));
  const problem = computed(() =>
    hardProblem.value === null ? null : { ...hardProblem.value, labelSmoothing: labelSmoothing.value },
  );
  // The model's side of all rows stays while the value slides.
  const predict = computed(() =>
    hardProblem.value === null || hardProblem.value.loss === "binaryCrossEntropy"
      ? undefined
      : rememberedPredictor(hardProblem.value),
  );
  const totals = (of: LossProblem | null) => of && finish(lossTotals(of, [0, 1], () => {}, predict.value));
  const hardRow = computed(() => hardProblem.value && hardRows(hardProblem.value, predict.value)(shownRow.value));
  const row = computed(() => problem.value && compareRow(problem.value, shownRow.value, predict.value, hardRow.value!));
  let lastClasses: ClassChoice = { shown: [], rest: [] };
  const classes = computed(() => {
    // Read for their changes alone: another value is waited for until it rests.
    void [hardProblem.value, shownRow.value, rests.value];
    const present = row.peek();
    const next = present === null ? lastClasses : classesShown(present, FIELDS);
    if (!areSame(next, lastClasses)) lastClasses = next;
    return lastClasses;
  });
  return {
    state,
    parts,
    otherControls,
    said,
    isReady,
    problem,
    hardProblem,
    row,
    classes,
    hardTotals: computed(() => totals(hardProblem.value)),
    smoothedTotals: computed(() => totals(problem.value)),
    change,
    send,
  };
}

function partsOf(state: ReadonlySignal<PanelState>): StateParts {
  const names: readonly (keyof PanelState)[] = [...(Object.keys(EMPTY_STATE) as (keyof PanelState)[]), "colorScale"];
  return Object.fromEntries(names.map((name) => [name, computed(() => state.value[name])])) as unknown as StateParts;
}

function areSame(a: ClassChoice, b: ClassChoice): boolean {
  return (
    a.rest.length === b.rest.length && a.shown.length === b.shown.length && a.shown.every((k, i) => k === b.shown[i])
  );
}

/** Runs a computation to its end. */
export function finish<T>(steps: Sliced<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
