import { type CloseCode, describeCloseCode, FAMILY_CODES } from './registry.ts';

/** The most frequent causes of a code, from public questions about it. */
const CAUSES: Readonly<Record<number, string>> = {
  1000: 'The page or the server had finished; where nobody had, a server that ends its handler without a code of its own.',
  1001: 'A deployment or restart, a tab that was closed, a page that was left.',
  1002: 'Something on the way, or a hand-written server, that breaks frames: unmasked data, reserved bits, HTTP inside the stream.',
  1003: 'Binary data sent to an endpoint that reads text, or the other way round.',
  1004: 'A server that picked a number without looking it up.',
  1005: 'close() without arguments, of the page, of a library or of the server.',
  1006: 'A proxy’s idle timeout, a crash, a lost network; before opening, any failed handshake.',
  1007: 'Text in Latin-1 or bytes sent as text; JSON that the server cannot read.',
  1008: 'A token, an Origin or a rate that the server does not accept.',
  1009: 'A message above the server’s limit, such as an upload in one piece.',
  1010: 'A client that insists on compression which a proxy strips.',
  1011: 'An exception in the message handler; a ping that was not answered in time.',
  1012: 'A deployment; a process manager that restarts the server.',
  1013: 'Overload, a limit of connections, a server that is still starting.',
  1014: 'The server behind a gateway is down or speaks something else.',
  1015: 'A certificate that is expired, self-signed or for another name.',
  3000: 'A token that is missing, wrong or expired.',
  3003: 'An account without the right for this room, topic or tenant.',
  3008: 'A client that did not say in time who it is.',
};

export interface ReferenceEntry extends CloseCode {
  /** For registered codes only. */
  cause?: string;
}

export interface CloseCodeReference {
  /** 1000 to 1015 (RFC 6455 section 7.4.1), each of them. */
  protocol: ReferenceEntry[];
  /** Of 3000 to 3999, what is registered with IANA. */
  registered: ReferenceEntry[];
  /** Private codes of libraries and services, by family, in the order of their first code. */
  families: { family: string; codes: { code: number; meaning: string }[] }[];
}

function entry(code: number): ReferenceEntry {
  const cause = CAUSES[code];
  return { ...describeCloseCode(code), ...(cause === undefined ? {} : { cause }) };
}

export function closeCodeReference(): CloseCodeReference {
  const families = new Map<string, { code: number; meaning: string }[]>();
  for (const [code, family, meaning] of FAMILY_CODES) {
    const codes = families.get(family) ?? [];
    codes.push({ code, meaning });
    families.set(family, codes);
  }
  return {
    protocol: Array.from({ length: 16 }, (_, index) => entry(1000 + index)),
    registered: [3000, 3003, 3008].map(entry),
    families: [...families].map(([family, codes]) => ({ family, codes })),
  };
}
