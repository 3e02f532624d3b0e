/** How much is tried: a fixed part of the many cases, or with `npm run unit:all` (TEST_ALL=1) every one. */

/** Whether every case and every random round is run. */
export const TRIES_ALL = Boolean(process.env.TEST_ALL);

/** How many rounds of random inputs are run: `usual` of them, or `all`. */
export function rounds(usual: number, all: number): number {
  return TRIES_ALL ? all : usual;
}

/** How far apart the places lie at which a text is cut: every `usual`-th, or each. */
export function stride(usual: number): number {
  return TRIES_ALL ? 1 : usual;
}
