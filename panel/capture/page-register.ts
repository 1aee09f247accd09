/**
 * Code for the page that defines `all`, a map under this name, and `leave`, which removes an entry, and the map with
 * the last one.
 */
export function register(name: string, id: number): string {
  return `
const key = Symbol.for('${name}');
if (!globalThis[key]) Object.defineProperty(globalThis, key, { value: new Map(), configurable: true });
const all = globalThis[key];
const leave = () => {
  all.delete(${id});
  if (all.size === 0) delete globalThis[key];
};`;
}

/** An expression for the entry, undefined where there is none. */
export function entry(name: string, id: number): string {
  return `globalThis[Symbol.for('${name}')]?.get(${id})`;
}
