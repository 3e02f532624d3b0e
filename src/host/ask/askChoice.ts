/** Asks to choose one of a few. */
import { type Disposable, QuickInputButtons, type QuickPickItem, window } from "vscode";
import type { Answered, Step } from "./answered.ts";

export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that Enter takes. */
  readonly initial?: T;
}

/** Shows a list with the step's number and a way back. */
export function askChoice<T>(question: ChoiceQuestion<T>, step: Step): Promise<Answered<T>> {
  const pick = window.createQuickPick<Choice<T>>();
  const disposables: Disposable[] = [pick];
  pick.title = step.title;
  pick.step = step.step;
  pick.totalSteps = step.totalSteps;
  pick.placeholder = question.placeholder;
  pick.items = question.choices;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.buttons = step.canGoBack ? [QuickInputButtons.Back] : [];
  const initial = question.choices.find(({ value }) => value === question.initial);
  if (initial !== undefined) pick.activeItems = [initial];
  return new Promise<Answered<T>>((resolve) => {
    disposables.push(
      pick.onDidTriggerButton(() => resolve({ kind: "back" })),
      pick.onDidHide(() => resolve({ kind: "cancel" })),
      pick.onDidAccept(() => {
        const chosen = pick.activeItems[0];
        if (chosen !== undefined) resolve({ kind: "answer", value: chosen.value });
      }),
    );
    pick.show();
  }).finally(() => {
    for (const disposable of disposables) disposable.dispose();
  });
}
