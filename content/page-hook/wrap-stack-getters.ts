import { isOurFile, maskPlace, placeOf, withoutOurLines } from './firefox-stacks.ts';
import { proxyMethod } from './install-proxy.ts';
import { apply, safeGetter } from './primordials.ts';

/** Makes the getters by which a page reads where an exception came from leave out our lines (Firefox). */
export function wrapStackGetters(): void {
  const dom = DOMException.prototype;
  const stackOf = safeGetter<unknown>(dom, 'stack');
  const fileOf = safeGetter<unknown>(dom, 'filename');

  function wrapGetter(owner: object, key: string, read: (value: unknown, self: object) => unknown): void {
    const handler = {
      apply(target: (...args: never[]) => unknown, self: object, args: never[]) {
        try {
          return read(apply(target, self, args), self);
        } catch (error) {
          throw maskPlace(error);
        }
      },
    };
    proxyMethod(owner, key, handler, 'get');
  }

  wrapGetter(Error.prototype, 'stack', withoutOurLines);
  wrapGetter(dom, 'stack', withoutOurLines);
  ['filename', 'lineNumber', 'columnNumber'].forEach((key, index) => {
    wrapGetter(dom, key, (value, self) => {
      const place = isOurFile(fileOf(self)) ? placeOf(stackOf(self)) : undefined;
      return place ? place[index] : value;
    });
  });
}
