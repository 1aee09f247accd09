import type { UserRule } from '../capture/masking-rule.ts';
import { type Connection, endOf } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { logMinute, utcSecond } from '../shared/format.ts';
import { type CommandTarget, commandTarget } from './command-target.ts';
import {
  captureClosePackets,
  certificateCheck,
  curlStages,
  curlUpgrade,
  dnsCheck,
  journalBetween,
  listeners,
  tcpCheck,
  tlsCheck,
  webLogLines,
  websocat,
  wireshark,
  wscat,
} from './shell-commands.ts';

export interface Command {
  /** What it shows. */
  title: string;
  /** Where it is to be run: `here` is the user's machine. */
  where: 'here' | 'server' | 'wireshark';
  snippet: string;
}

/**
 * Every command that helps with any connection, filled in with this one's host, port, path and time. `rules`: what the
 * user wants masked besides.
 */
export function commandList(
  connection: Connection,
  session: Session,
  rules: readonly UserRule[] = [],
): Command[] {
  const target = commandTarget(connection, session, { rules });
  return [...clients(target), ...network(target), ...onServer(target, connection)];
}

function clients(target: CommandTarget): Command[] {
  return [
    { title: 'The whole answer to the handshake', where: 'here', snippet: curlUpgrade(target) },
    { title: 'Which stage fails or takes long', where: 'here', snippet: curlStages(target) },
    { title: 'The same connection with wscat', where: 'here', snippet: wscat(target) },
    { title: 'The same connection with websocat', where: 'here', snippet: websocat(target) },
  ];
}

function network(target: CommandTarget): Command[] {
  const tls: Command[] = [
    { title: 'What TLS says', where: 'here', snippet: tlsCheck(target) },
    { title: 'The certificate that is served', where: 'here', snippet: certificateCheck(target) },
  ];
  return [
    { title: 'The addresses of the name', where: 'here', snippet: dnsCheck(target) },
    { title: 'Whether the port answers', where: 'here', snippet: tcpCheck(target) },
    ...(target.secure ? tls : []),
  ];
}

/** A log is worth reading from shortly before the beginning to shortly after the end, in milliseconds. */
const BEFORE = 5_000;
const AFTER = 10_000;

const MINUTE = 60_000;
const MOST_MINUTES = 6;

/** Those of the beginning and of the end, at which a web server writes its line; all between where they are few. */
function minutesWorthReading(since: number, until: number): string[] {
  const first = Math.floor(since / MINUTE);
  const last = Math.floor(until / MINUTE);
  const all = Array.from({ length: Math.min(last - first, MOST_MINUTES) + 1 }, (_, at) => first + at);
  const minutes = all.length > MOST_MINUTES ? [first, first + 1, last - 1, last] : all;
  return minutes.map((minute) => logMinute(minute * MINUTE));
}

function onServer(target: CommandTarget, connection: Connection): Command[] {
  const since = connection.createdAt - BEFORE;
  const until = endOf(connection) + AFTER;
  return [
    { title: 'What listens on the port', where: 'server', snippet: listeners(target) },
    { title: 'Which side closes the connection', where: 'server', snippet: captureClosePackets(target) },
    {
      title: 'The log of that time',
      where: 'server',
      snippet: journalBetween(utcSecond(since), utcSecond(until)),
    },
    {
      title: 'Its lines in the log of nginx, Apache or HAProxy, by minutes in UTC',
      where: 'server',
      snippet: webLogLines(target, minutesWorthReading(since, until)),
    },
    { title: 'Display filter of Wireshark', where: 'wireshark', snippet: wireshark(target) },
  ];
}
