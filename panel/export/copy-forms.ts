import { describeNoted } from '../../src/export/report/describe-event.ts';
import { commandTarget } from '../../src/fixes/command-target.ts';
import { curlUpgrade, websocat, wscat } from '../../src/fixes/shell-commands.ts';
import { createRedactor, type RedactOptions } from '../../src/redaction/redactor-factory.ts';
import type { Connection, ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { closeCodeName, statusOf } from '../store/connection-status.ts';

export const COPY_FORMS = ['url', 'text', 'json', 'curl', 'wscat', 'websocat'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];
export const COMMAND_FORMS = ['curl', 'wscat', 'websocat'] as const satisfies readonly CopyForm[];

/** The connection's events as lines, with times in UTC. */
function asText(connection: ConnectionWithMessages, options: RedactOptions): string {
  const redactor = createRedactor(options);
  const { word, code } = statusOf(connection);
  const { sent, received } = connection;
  const events = connection.notes.flatMap(({ event }) =>
    event.kind === 'frame'
      ? []
      : [`${new Date(event.at).toISOString()} ${redactor.sentence(describeNoted(redactor.event(event)))}`],
  );
  const traffic = `sent ${sent.frames} messages, ${sent.bytes} B; received ${received.frames}, ${received.bytes} B`;
  return [
    redactor.url(connection.url),
    `${word} ${code} ${closeCodeName(connection)}`.trim(),
    traffic,
    ...events,
  ].join('\n');
}

function asJson(connection: ConnectionWithMessages, options: RedactOptions): string {
  const redactor = createRedactor(options);
  const { url, protocols, opened, closed, state, createdAt, sent, received, wire } = connection;
  const way = ({ frames, bytes }: ConnectionWithMessages['sent']): object => ({ messages: frames, bytes });
  const facts = {
    url: redactor.url(url),
    state,
    createdAt: new Date(createdAt).toISOString(),
    protocols: redactor.protocols(protocols),
    ...(opened
      ? {
          opened: {
            at: new Date(opened.at).toISOString(),
            protocol: redactor.protocols([opened.protocol])[0],
          },
        }
      : {}),
    ...(closed
      ? { closed: { code: closed.code, reason: redactor.text(closed.reason), wasClean: closed.wasClean } }
      : {}),
    sent: way(sent),
    received: way(received),
    ...(wire ? { wire: { status: wire.entry.status, reason: redactor.text(wire.entry.reason ?? '') } } : {}),
  };
  return JSON.stringify(facts, null, 2);
}

/** As the row of the list shows it: state, URL and cause, separated by tabs. */
export function rowText(connection: Connection, cause: string, options: RedactOptions): string {
  const redactor = createRedactor(options);
  const { word, code } = statusOf(connection);
  return [`${code} ${word}`.trim(), redactor.url(connection.url), redactor.sentence(cause)].join('\t');
}

/** `rules` and `strict` mask text and JSON; in commands secrets become `"$WS_TOKEN"`, unless `secrets` is told. */
export interface CopyOptions extends RedactOptions {
  secrets?: boolean;
}

/** A connection for the clipboard. */
export function copyForm(
  form: CopyForm,
  connection: ConnectionWithMessages,
  session: Session,
  options: CopyOptions = {},
): string {
  switch (form) {
    case 'url':
      return createRedactor(options).url(connection.url);
    case 'text':
      return asText(connection, options);
    case 'json':
      return asJson(connection, options);
    case 'curl':
      return curlUpgrade(commandTarget(connection, session, options));
    case 'wscat':
      return wscat(commandTarget(connection, session, options));
    case 'websocat':
      return websocat(commandTarget(connection, session, options));
    default:
      return form satisfies never;
  }
}
