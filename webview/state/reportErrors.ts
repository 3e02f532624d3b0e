/** Errors that nobody caught are told to the extension host, which logs them. */
import type { CommonMessage } from "./actions.ts";

/** Until the page goes. */
export function reportErrors(post: (message: CommonMessage) => void): void {
  const report = (error: unknown) =>
    post({
      kind: "failed",
      message: (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 20_000),
    });
  window.addEventListener("error", ({ error, message }) => report(error ?? message));
  window.addEventListener("unhandledrejection", ({ reason }) => report(reason));
}
