/** The panel before anything was selected: what to do, and an example with one click. */
import type { Store } from "../state/store.ts";

export function EmptyView({ store }: { readonly store: Store }) {
  return (
    <div class="empty">
      <h2>See what label smoothing does</h2>
      <p>The panel follows the editor:</p>
      <ul>
        <li>select logits in any file, such as [2.0, 1.0, 0.1];</li>
        <li>or put the cursor on a loss call, such as nn.CrossEntropyLoss().</li>
      </ul>
      <button type="button" class="primary" onClick={() => store.send({ kind: "showExample" })}>
        Show the Worked Example
      </button>
      <button type="button" class="secondary" onClick={() => store.send({ kind: "openHelp" })}>
        Get Started
      </button>
    </div>
  );
}
