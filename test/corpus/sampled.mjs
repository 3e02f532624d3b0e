// Listings to be judged by eye.

/** `count` of `listings`, chosen by a fixed seed, each with its place, its API and its line of code. */
export function sampled(analysis, listings, count) {
  const left = [...listings];
  let seed = 1;
  const chosen = [];
  while (chosen.length < count && left.length > 0) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const [{ place, text, call }] = left.splice(seed % left.length, 1);
    const line = analysis.lineAt(text, call.span.start);
    const code = text.slice(call.span.start, call.span.end).replace(/\s+/g, " ").slice(0, 120);
    chosen.push(`${place}:${line + 1} ${call.api}: ${code}`);
  }
  return chosen;
}
