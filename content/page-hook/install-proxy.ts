import { RELATED, SAME_ORIGIN_DOCUMENT } from '../channel/hook-relay-channel.ts';
import {
  addListener,
  apply,
  defineProperty,
  dispatch,
  functions,
  getterOf,
  mapGet,
  mapSet,
  ownProperty,
} from './primordials.ts';
import { maskOwnStackFrames } from './stack-masking.ts';

type AnyFunction = (...args: never[]) => unknown;
export type Handler = {
  apply?(target: AnyFunction, self: object, args: never[]): unknown;
  construct?(target: AnyFunction, args: never[], newTarget: AnyFunction): object;
};

const RealProxy = Proxy;
let originals = new WeakMap<object, AnyFunction>();

/**
 * Puts a Proxy of the function `owner[key]`, or of that property's getter, in its place, the property otherwise as it
 * was. The handler gets no prototype, so that the page cannot slip a trap into it through `Object.prototype`.
 */
export function proxyMethod(
  owner: object,
  key: string,
  handler: Handler,
  part: 'value' | 'get' = 'value',
): AnyFunction {
  const descriptor = ownProperty(owner, key) as PropertyDescriptor;
  const original = descriptor[part] as AnyFunction;
  const proxy = new RealProxy(original, Object.setPrototypeOf(handler, null) as Handler);
  mapSet(originals, proxy, original);
  defineProperty(owner, key, { __proto__: null, ...descriptor, [part]: proxy } as object);
  return proxy;
}

/** The same for a constructor of this document, which its prototype names as well. */
export function proxyConstructor(name: string, handler: Handler): AnyFunction {
  const proxy = proxyMethod(globalThis, name, handler);
  const { prototype } = proxy as { prototype?: object };
  const descriptor = ownProperty(prototype as object, 'constructor');
  defineProperty(prototype as object, 'constructor', {
    __proto__: null,
    ...descriptor,
    value: proxy,
  } as object);
  return proxy;
}

interface Box {
  originals?: typeof originals;
}

/**
 * Documents of one origin share what they know, since each may ask the text of the other's functions: this one takes
 * over what answers on `related`, and hands it on to those that ask on channels that its relay brings. None of them gets
 * the channel of another.
 */
export function shareOriginals(channel: EventTarget, related: EventTarget | undefined): void {
  const detailOf = getterOf<Box>(CustomEvent.prototype, 'detail');
  const relatedOf = getterOf<EventTarget>(FocusEvent.prototype, 'relatedTarget');
  addListener(channel, RELATED, (event) => {
    addListener(relatedOf(event), SAME_ORIGIN_DOCUMENT, (question) => {
      detailOf(question).originals = originals;
    });
  });
  const box = { __proto__: null } as Box;
  // Not by its own method: it may be an object of the other document, whose page has long begun.
  if (related) dispatch(related, new CustomEvent(SAME_ORIGIN_DOCUMENT, { detail: box }));
  originals = box.originals ?? originals;
}

/** Makes `Function.prototype.toString` answer for every stand-in, itself included, as for its original. */
export function maskFunctionToString(): void {
  const handler = {
    apply(target, self, args) {
      try {
        return apply(target, (mapGet(originals, self) ?? self) as object, args);
      } catch (error) {
        // The built-in is a frame of its own, which the page expects.
        throw maskOwnStackFrames(error, handler.apply, true);
      }
    },
  } satisfies Handler;
  proxyMethod(functions, 'toString', handler);
}
