import { jsonErrorAt } from '../../shared/json-error.ts';
import type { ByteAt } from '../../shared/json-stream.ts';
import type { Fault } from './check-schema.ts';

const SHOWN = 20;

/** A fault for a text that `JSON.parse` refused, with its place in the file. */
export function notJson(place: string, text: string, byteAt: ByteAt): Fault {
  const at = jsonErrorAt(text);
  if (at === undefined) return { place, message: 'is not JSON' };
  const shown = text.slice(at, at + SHOWN);
  const found = shown === '' ? 'it ends too early' : `unexpected ${JSON.stringify(shown)}`;
  return { place, message: `is not JSON: ${found} at byte ${byteAt(at)} of the file` };
}
