import { describeException, mayRunPageCode } from './describe-exception.ts';
import { type Handler, proxyConstructor } from './install-proxy.ts';
import { MOST_PROTOCOLS, MOST_URL, MOST_WORD } from './limits.ts';
import { holdSocket } from './live-sockets.ts';
import { numberSocket, urlOf } from './native-socket.ts';
import { head } from './preview.ts';
import { construct, now, nullProtoArray, ownProperty, safeGetter } from './primordials.ts';
import { announce, attempt, keep, putFact, wake } from './record-queue.ts';
import { callerStack, maskOwnStackFrames } from './stack-masking.ts';

const hrefOf = safeGetter<string>(URL.prototype, 'href');
const { isArray } = Array;

/** As the page wrote it, where reading it runs none of the page's code. */
function requestedUrl(args: unknown[]): string | undefined {
  const url = args.length > 0 ? args[0] : '';
  const text = typeof url === 'string' ? url : hrefOf(url);
  return text === undefined ? undefined : head(text, MOST_URL);
}

/** Strings that are there as plain values: a getter or an iterator is the page's, and was run once already. */
function requestedProtocols(args: unknown[]): string[] {
  const asked = args.length > 1 ? args[1] : undefined;
  if (typeof asked === 'string') return [head(asked, MOST_WORD)];
  const list = nullProtoArray<string>();
  if (!isArray(asked)) return list;
  for (let i = 0; i < MOST_PROTOCOLS; i++) {
    const value: unknown = ownProperty(asked, i)?.value;
    if (typeof value !== 'string') break;
    list[i] = head(value, MOST_WORD);
  }
  return list;
}

/** Stands a Proxy before `WebSocket`: the page gets the native socket, and we hear of it first. */
export function wrapConstructor(): void {
  function noteCreated(socket: object, args: unknown[]): void {
    const url = urlOf(socket);
    const asked = requestedUrl(args);
    const number = numberSocket(socket);
    holdSocket(socket, number);
    announce(socket, number);
    putFact(now(), {
      kind: 'created',
      socket: number,
      url: head(url, MOST_URL),
      requestedUrl: asked === url ? undefined : asked,
      protocols: requestedProtocols(args),
      stack: callerStack(handler.construct),
    });
  }
  function noteRefused(args: unknown[], error: unknown, pages: boolean): void {
    const description = describeException(error, pages);
    if (!description) return;
    putFact(now(), {
      kind: 'constructor-threw',
      url: requestedUrl(args) ?? '',
      protocols: requestedProtocols(args),
      ...description,
      stack: callerStack(handler.construct),
    });
  }
  const handler = {
    construct(target, args, newTarget) {
      if (keep < 0) return construct(target, args, newTarget);
      wake();
      let socket: object;
      try {
        socket = construct(target, args, newTarget);
      } catch (error) {
        const pages = newTarget !== proxy || mayRunPageCode(args);
        attempt(() => noteRefused(args, error, pages));
        throw maskOwnStackFrames(error, handler.construct, pages);
      }
      attempt(() => noteCreated(socket, args));
      return socket;
    },
  } satisfies Handler;
  const proxy: unknown = proxyConstructor('WebSocket', handler);
}
