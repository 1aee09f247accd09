import { isoTime, type LineParser, timed, withoutQueries } from './log-item.ts';

const PEER = String.raw`(?:\('([^']+)', (\d+)\)|([\d.]+:\d+|\[[\da-f:]+\]:\d+))`;
const UVICORN = new RegExp(
  String.raw`^(?:INFO|WARNING)?:?\s*${PEER} - "WebSocket (\S+)" (?:\[(accepted)\]|(\d{3})|\[?(rejected)\]?)`,
);

/** Uvicorn's line for a handshake; before 0.18 the client is a Python tuple. */
export const uvicornLog: LineParser = (line) => {
  const [whole, host, port, address, path = '', accepted, status] = UVICORN.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const answered = accepted ? 101 : Number(status ?? 403);
  return {
    kind: 'server',
    log: 'Uvicorn log',
    text: `"WebSocket ${withoutQueries(path)}" ${accepted ? 'was accepted' : `was answered with ${answered}: the application closed it before it accepted it, or has no route for the path`}`,
    path,
    status: answered,
    peer: address ?? `${host}:${port}`,
    upgrade: true,
  };
};

const DAPHNE =
  /^([\d.:[\]a-f]+) - - \[(\d\d\/\w{3}\/\d{4}[: ]\d\d:\d\d:\d\d)\] "WS(CONNECTING|CONNECT|DISCONNECT|REJECT) (\S+)"/;

/** Daphne's access log. */
export const daphneLog: LineParser = (line) => {
  const [, peer = '', date = '', what, path = ''] = DAPHNE.exec(line) ?? [];
  if (what === undefined) return undefined;
  if (what === 'CONNECTING') return 'part';
  const rejected = what === 'REJECT' ? ': the application closed it before it accepted it' : '';
  return {
    kind: 'server',
    log: 'Daphne log',
    text: `"WS${what} ${withoutQueries(path)}"${rejected}`,
    path,
    peer,
    upgrade: true,
    ...timed(daphneTime(date)),
    ...(what === 'REJECT' ? { status: 403 } : what === 'CONNECT' ? { status: 101 } : {}),
  };
};

const NO_ROUTE = /(?:^|\b)Exception inside application: No route found for path '([^']*)'/;

/** Django Channels names the path for which it has no consumer. */
export const channelsRoute: LineParser = (line) => {
  const [whole, path] = NO_ROUTE.exec(line) ?? [];
  if (whole === undefined || path === undefined) return undefined;
  return {
    kind: 'server',
    log: 'Daphne log',
    text: withoutQueries(whole),
    path: `/${path}`,
    status: 500,
    topic: 'path-unknown',
    upgrade: true,
    ...timed(isoTime(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.,]\d{3}/.exec(line)?.[0] ?? '')),
  };
};

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function daphneTime(date: string): number | undefined {
  const match = /^(\d\d)\/(\w{3})\/(\d{4})[: ](.*)$/.exec(date);
  if (!match) return undefined;
  const [, day, month = '', year, time] = match;
  const number = MONTHS.indexOf(month) / 3 + 1;
  return isoTime(`${year}-${String(number).padStart(2, '0')}-${day} ${time}`);
}
