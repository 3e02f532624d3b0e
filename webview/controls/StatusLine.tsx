/** What was done or could not be, at the foot of the page and for screen readers. */
import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Said } from "../state/actions.ts";

/** How long a message stays, in milliseconds; a problem stays until the next message. */
const STAY = 8000;

export function StatusLine({ said }: { readonly said: Signal<Said> }) {
  const { text, isProblem } = said.value;
  useEffect(() => {
    if (text === "" || isProblem) return;
    const timer = setTimeout(() => {
      said.value = { text: "", isProblem: false };
    }, STAY);
    return () => clearTimeout(timer);
  }, [said, text, isProblem]);
  return (
    <p class={isProblem ? "status problem" : "status"} role="status">
      {text}
    </p>
  );
}
