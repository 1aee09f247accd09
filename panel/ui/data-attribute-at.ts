/** `data-<name>` of the element nearest to the target of a click: a list has one listener, not one per row. */
export function dataAttributeAt(target: EventTarget, name: string): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`) : null;
  return element?.dataset[name];
}
