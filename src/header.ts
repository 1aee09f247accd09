import type { Header } from './event.ts';

/** A header's value, by its lower-case name. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}
