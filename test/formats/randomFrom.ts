/** Random whole numbers that are the same on every run: a linear congruential generator (Numerical Recipes, 1992). */

/** Gives a function that draws a whole number from 0 to `below` - 1. */
export function randomFrom(start: number): (below: number) => number {
  let seed = start >>> 0;
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}
