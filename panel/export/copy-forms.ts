import { describeNoted } from '../../src/export/report/describe-event.ts';
import { commandTarget } from '../../src/fixes/command-target.ts';
import { curlUpgrade, websocat, wscat } from '../../src/fixes/shell-commands.ts';
import { createRedactor, type RedactOptions } from '../../src/redaction/redactor-factory.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { statusOf } from '../store/connection-status.ts';

export const COPY_FORMS = ['text', 'json', 'curl', 'wscat', 'websocat'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** The connection's events as lines, with times in UTC. */
function asText(connection: ConnectionWithMessages): string {
  const { word, code, name } = statusOf(connection);
  const { sent, received } = connection;
  const events = connection.notes.flatMap(({ event }) =>
    event.kind === 'frame' ? [] : [`${new Date(event.at).toISOString()} ${describeNoted(event)}`],
  );
  const traffic = `sent ${sent.frames} messages, ${sent.bytes} B; received ${received.frames}, ${received.bytes} B`;
  return [connection.url, `${word} ${code} ${name}`.trim(), traffic, ...events].join('\n');
}

function asJson(connection: ConnectionWithMessages): string {
  const { url, protocols, opened, closed, state, createdAt, sent, received, wire } = connection;
  const way = ({ frames, bytes }: ConnectionWithMessages['sent']): object => ({ messages: frames, bytes });
  const facts = {
    url,
    state,
    createdAt: new Date(createdAt).toISOString(),
    protocols,
    ...(opened ? { opened: { at: new Date(opened.at).toISOString(), protocol: opened.protocol } } : {}),
    ...(closed ? { closed: { code: closed.code, reason: closed.reason, wasClean: closed.wasClean } } : {}),
    sent: way(sent),
    received: way(received),
    ...(wire ? { wire: { status: wire.entry.status, reason: wire.entry.reason } } : {}),
  };
  return JSON.stringify(facts, null, 2);
}

/** A connection for the clipboard; secrets are masked. */
export function copyForm(
  form: CopyForm,
  connection: ConnectionWithMessages,
  session: Session,
  options: RedactOptions = {},
): string {
  switch (form) {
    case 'text':
      return createRedactor(options).text(asText(connection));
    case 'json':
      return createRedactor(options).text(asJson(connection));
    case 'curl':
      return curlUpgrade(commandTarget(connection, session));
    case 'wscat':
      return wscat(commandTarget(connection, session));
    case 'websocat':
      return websocat(commandTarget(connection, session));
    default:
      return form satisfies never;
  }
}
