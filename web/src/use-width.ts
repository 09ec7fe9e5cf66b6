import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element in CSS pixels, so that a chart is drawn at the size of its text. */
export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(480);
  useEffect(() => {
    const found = element.current;
    if (!found) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, found.clientWidth)));
    observer.observe(found);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
