import { MOST_LINE } from './limits.ts';
import { head } from './preview.ts';
import { ownProperty, safeGetter } from './primordials.ts';

const { prototype } = DOMException;
const domName = safeGetter<string>(prototype, 'name');
const domMessage = safeGetter<string>(prototype, 'message');

/** The platform may convert it by calling the page's code: `toString`, an iterator, a getter. */
export const isObject = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Among them is an object. */
export function mayRunPageCode(args: unknown[]): boolean {
  for (let i = 0; i < args.length; i++) if (isObject(args[i])) return true;
  return false;
}

/** What the platform threw, in its own words; for a value of the page's own nothing is read. */
export function describeException(
  error: unknown,
  pages: boolean,
): { name: string; message: string } | undefined {
  const name = domName(error);
  if (name !== undefined) return { name, message: head(domMessage(error) ?? '', MOST_LINE) };
  if (pages) return undefined;
  const message: unknown = ownProperty(error as object, 'message')?.value;
  return { name: 'TypeError', message: typeof message === 'string' ? head(message, MOST_LINE) : '' };
}
