import { hidden } from './frame-hiding.ts';
import { apply, defineProperty, getOwnPropertyDescriptor, methodOf } from './platform.ts';

type AnyFunction = (...args: never[]) => unknown;
export type Handler = {
  apply?(target: AnyFunction, self: object, args: never[]): unknown;
  construct?(target: AnyFunction, args: never[], newTarget: AnyFunction): object;
};

const RealProxy = Proxy;
const originals = new WeakMap<object, AnyFunction>();
const originalOf = methodOf(WeakMap.prototype, 'get') as (
  self: unknown,
  key: unknown,
) => AnyFunction | undefined;

/**
 * Puts a Proxy of the function `owner[key]` in its place, its property otherwise as it was. The handler gets no
 * prototype, so that the page cannot slip a trap into it through `Object.prototype`.
 */
export function standIn(owner: object, key: string, handler: Handler): AnyFunction {
  const descriptor = getOwnPropertyDescriptor(owner, key) as PropertyDescriptor;
  const original = descriptor.value as AnyFunction;
  const proxy = new RealProxy(original, Object.setPrototypeOf(handler, null) as Handler);
  originals.set(proxy, original);
  defineProperty(owner, key, { __proto__: null, ...descriptor, value: proxy } as object);
  return proxy;
}

/** Makes `Function.prototype.toString` answer for every stand-in, itself included, as for its original. */
export function maskToString(): void {
  const handler = {
    apply(target, self, args) {
      try {
        return apply(target, originalOf(originals, self) ?? self, args);
      } catch (error) {
        throw hidden(error, handler.apply, false);
      }
    },
  } satisfies Handler;
  standIn(Function.prototype, 'toString', handler);
}
