/** Asks for a line of text, and says at once why it cannot be taken. */
import { type Disposable, QuickInputButtons, window } from "vscode";
import type { Checked } from "../../core/checked.ts";
import type { Answered, Step } from "./answered.ts";

export interface TextQuestion<T> {
  readonly prompt: string;
  readonly placeholder: string;
  readonly initial: string;
  /** The answer that the text stands for, or why it is none. */
  readonly read: (text: string) => Checked<T>;
}

/** Shows an input box with the step's number and a way back. */
export function askText<T>(question: TextQuestion<T>, step: Step): Promise<Answered<T>> {
  const box = window.createInputBox();
  const disposables: Disposable[] = [box];
  box.title = step.title;
  box.step = step.step;
  box.totalSteps = step.totalSteps;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = question.initial;
  box.ignoreFocusOut = true;
  box.buttons = step.canGoBack ? [QuickInputButtons.Back] : [];
  const check = (): Checked<T> => {
    const checked = question.read(box.value);
    box.validationMessage = "problem" in checked && box.value.trim() !== "" ? checked.problem : "";
    return checked;
  };
  return new Promise<Answered<T>>((resolve) => {
    disposables.push(
      box.onDidChangeValue(check),
      box.onDidTriggerButton(() => resolve({ kind: "back" })),
      box.onDidHide(() => resolve({ kind: "cancel" })),
      box.onDidAccept(() => {
        const checked = check();
        if ("problem" in checked) box.validationMessage = checked.problem;
        else resolve({ kind: "answer", value: checked.value });
      }),
    );
    box.show();
  }).finally(() => {
    for (const disposable of disposables) disposable.dispose();
  });
}
