/** Parts of a page that are out of sight follow when the hand rests: a drag draws what is seen. */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** How long nothing has to change, in milliseconds. */
const REST = 150;

/**
 * Gives `present` at once while the element of `box` is in sight, else what was given before, until `key` has not changed
 * for a moment. Readers of the page by other means than sight find the last numbers there a moment later too.
 */
export function useLate<T>(present: T, key: unknown, box: RefObject<Element | null>): T {
  const isInSight = useRef(true);
  const given = useRef({ value: present, key });
  const [, setTimes] = useState(0);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      isInSight.current = entries.at(-1)!.isIntersecting;
      if (isInSight.current) setTimes((times) => times + 1);
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [box]);
  if (isInSight.current) given.current = { value: present, key };
  const isLate = given.current.key !== key;
  useEffect(() => {
    if (!isLate) return;
    const timer = setTimeout(() => {
      given.current = { value: present, key };
      setTimes((times) => times + 1);
    }, REST);
    return () => clearTimeout(timer);
  }, [isLate, key]);
  return given.current.value;
}
