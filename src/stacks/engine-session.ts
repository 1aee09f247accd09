import type { Connection } from '../session/connection.ts';

/** Or its placeholder in a trace. */
const SESSION = /[?&]sid=([\w-]{4,64}|«[\w:-]{1,40}»)/;

/** The Engine.IO session that a WebSocket upgrades from polling; undefined for any other connection. */
export function engineSession({ parsedUrl }: Connection): string | undefined {
  const query = parsedUrl.query.slice(0, 2_000);
  return /[?&]EIO=\d/.test(query) && /[?&]transport=websocket/.test(query)
    ? SESSION.exec(query)?.[1]
    : undefined;
}
