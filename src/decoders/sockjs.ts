import { parseJson } from '../shared/parse-json.ts';
import { type Decoded, together } from './decoded.ts';

const PROTOCOL = 'SockJS';

/** SockJS framing (https://github.com/sockjs/sockjs-protocol); `inner` reads the content or declines. */
export function decodeSockJs(
  text: string,
  direction: 'sent' | 'received',
  inner: (text: string) => Decoded | undefined,
): Decoded | undefined {
  if (direction === 'sent') return messages(text, inner);
  const rest = text.slice(1);
  switch (text[0]) {
    case 'o':
      return rest === '' ? control('control', 'open', '') : undefined;
    case 'h':
      return rest === '' ? control('heartbeat', 'heartbeat', '') : undefined;
    case 'a':
      return messages(rest, inner);
    case 'm': {
      const one = parseJson(rest);
      return typeof one === 'string' ? messages(JSON.stringify([one]), inner) : undefined;
    }
    case 'c':
      return close(parseJson(rest));
    default:
      return undefined;
  }
}

function control(
  role: 'control' | 'heartbeat',
  name: string,
  summary: string,
  value: unknown = name,
): Decoded {
  return { protocol: PROTOCOL, role, name, summary, value };
}

function close(value: unknown): Decoded | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [code, reason] = value as unknown[];
  if (typeof code !== 'number' || typeof reason !== 'string') return undefined;
  return control('control', 'close', `${code} ${reason}`.trim(), { code, reason });
}

function messages(json: string, inner: (text: string) => Decoded | undefined): Decoded | undefined {
  const list = json.startsWith('[') ? parseJson(json) : undefined;
  if (!Array.isArray(list) || list.length === 0 || !list.every((item) => typeof item === 'string')) {
    return undefined;
  }
  const parts = list.map(
    (item) =>
      inner(item) ?? ({ protocol: 'text', role: 'data', summary: item.slice(0, 200), value: item } as const),
  );
  return together(
    PROTOCOL,
    parts.map((part) => ({ ...part, protocol: `${PROTOCOL} › ${part.protocol}` })),
  );
}
