import type { Noted } from './connection.ts';

/** The event types of a check of the page's listeners. */
export function listenerTypes(types: string): string[] {
  return types.split(' ').filter((type) => type !== '');
}

/** Without the checks of the page's listeners that found the same as the one before; `kept` stays in any case. */
export function withoutRepeats(notes: readonly Noted[], kept?: number): Noted[] {
  let before: string | undefined;
  return notes.filter(({ id, event }) => {
    if (event.kind !== 'listeners') return true;
    const found = listenerTypes(event.types).join(' ');
    const repeats = found === before;
    before = found;
    return !repeats || id === kept;
  });
}
