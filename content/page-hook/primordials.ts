/**
 * The platform's own functions, taken before any script of the page can replace them. Whatever runs in the
 * page's world calls these and never a method by its name.
 */
export const { apply, construct, defineProperty, getPrototypeOf } = Reflect;
const { getOwnPropertyDescriptor, setPrototypeOf } = Reflect;
export const { isError } = Error as { isError?: (value: unknown) => boolean };

/** A method with its receiver as the first parameter. */
export type Unbound<F> = F extends (...args: infer A) => infer R ? (self: unknown, ...args: A) => R : never;

const NOTHING: readonly never[] = [];

export const { prototype: functions } = Function;
/** `Function.prototype.call` bound to a function: V8 calls through it without an array of arguments. */
const { bind, call } = functions;
const unbound = (method: unknown): unknown => apply(bind, call, [method] as never);

/** A method as a function of its receiver. An empty text will do for `String.prototype`. */
export function uncurryThis<O, K extends keyof O>(owner: O, name: K): Unbound<O[K]> {
  return unbound(owner[name]) as Unbound<O[K]>;
}

/** A property's getter as a function of its receiver; it throws what the getter throws. */
export function getterOf<T>(owner: object, name: PropertyKey): (self: unknown) => T {
  return unbound(getOwnPropertyDescriptor(owner, name)?.get) as (self: unknown) => T;
}

/** A property's getter that answers undefined for an object of another kind instead of throwing. */
export function safeGetter<T>(owner: object, name: PropertyKey): (self: unknown) => T | undefined {
  const read = getterOf<T>(owner, name);
  return (self) => {
    try {
      return read(self);
    } catch {
      return undefined;
    }
  };
}

const { prototype: target } = EventTarget;
export const addListener = uncurryThis(target, 'addEventListener');
export const dispatch = uncurryThis(target, 'dispatchEvent');

export const removeListener = uncurryThis(target, 'removeEventListener');

/** Of a MessageEvent. */
export const dataOf = getterOf<unknown>(MessageEvent.prototype, 'data');

const monotonic = performance.now;
/** Milliseconds since the document's time origin. */
export const now = (): number => apply(monotonic, performance, NOTHING);

export const Bytes = Uint8Array;
export const Floats = Float64Array;
export const sortFloats = uncurryThis(Floats.prototype, 'sort');
export const join = uncurryThis([] as unknown[], 'join');

export const indexOf = uncurryThis('', 'indexOf');
export const stringSlice = uncurryThis('', 'slice');
export const charCodeAt = uncurryThis('', 'charCodeAt');

/** For WeakMaps. */
export const mapGet = uncurryThis(WeakMap.prototype, 'get');
export const mapSet = uncurryThis(WeakMap.prototype, 'set');

type NullProtoDescriptor = PropertyDescriptor & { __proto__: null };

/** An own property, in an object that inherits nothing of what the page puts on `Object.prototype`. */
export function ownProperty(owner: object, key: PropertyKey): NullProtoDescriptor | undefined {
  const found = getOwnPropertyDescriptor(owner, key);
  return found && { __proto__: null, ...found };
}

const List = Array;
/** Without a prototype, so that no setter on `Array.prototype` sees what is stored; with room for so many values. */
export function nullProtoArray<T>(room = 0): T[] {
  const list = new List<T>(room);
  setPrototypeOf(list, null);
  return list;
}
