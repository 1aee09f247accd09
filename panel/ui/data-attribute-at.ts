/** `data-<name>` of the nearest element at or around the target of a click; lists listen once, not per row. */
export function datumUnder(target: EventTarget, name: string): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`) : null;
  return element?.dataset[name];
}
