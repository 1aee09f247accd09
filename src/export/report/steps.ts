import type { Redactor } from '../../redaction/redactor.ts';
import { lineOf } from '../../rules/shared/call-site.ts';
import type { Connection } from '../../session/connection.ts';
import { formatDuration } from '../../shared/format.ts';

/** What somebody else does to see the same, and what then happens; already redacted. */
export function stepsOf(connection: Connection, pageUrl: string, redactor: Redactor): string[] {
  const { url, protocols, stack, createdAt, opened, closed, errored, constructorError, wire } = connection;
  const requested =
    protocols.length === 0 ? '' : `, subprotocols ${redactor.protocols(protocols).join(', ')}`;
  const line = lineOf(stack);
  const steps = [
    `Open ${pageUrl === '' ? 'the page' : redactor.url(pageUrl)}.`,
    `The page opens a WebSocket to ${redactor.url(url)}${requested}${line === undefined ? '' : ` (${redactor.text(line)})`}.`,
  ];
  if (constructorError)
    steps.push(`The constructor throws ${constructorError.name}: ${redactor.text(constructorError.message)}`);
  if (opened) steps.push(`It opens after ${formatDuration(opened.at - createdAt)}.`);
  if (wire?.entry.reason) steps.push(`The network log shows: ${redactor.text(wire.entry.reason)}`);
  if (errored) steps.push(`An error event follows after ${formatDuration(errored.at - createdAt)}.`);
  if (closed) {
    const reason =
      closed.reason === '' ? 'without a reason' : `with the reason “${redactor.text(closed.reason)}”`;
    steps.push(
      `It closes with ${closed.code} ${reason}, ${closed.wasClean ? 'cleanly' : 'not cleanly'} after ${formatDuration(closed.at - createdAt)}.`,
    );
  }
  return steps;
}
