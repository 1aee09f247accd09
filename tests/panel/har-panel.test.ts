import { expect, it } from 'vitest';
import { openTraceFile } from '../../panel/session/trace-file.ts';
import { frameOrWorker } from '../../panel/store/initiator-of.ts';
import { harEntry, harFile } from '../support/har-text.ts';

const signal = new AbortController().signal;

async function opened(content: BlobPart) {
  const opening = await openTraceFile('page.har', new Blob([content]), signal, () => undefined);
  if (!opening.ok) throw new Error(opening.message);
  const session = opening.file.liveSession.session();
  return { session, notes: opening.file.notes, connections: [...session.connections.values()] };
}

it('calls no connection of a HAR file a worker’s or an iframe’s', async () => {
  const closedByServer = harEntry({ _webSocketClose: { code: 1011, reason: 'x' } });
  const { session, connections } = await opened(harFile(harEntry(), closedByServer));
  expect(connections.map((connection) => frameOrWorker(session, connection))).toEqual([undefined, undefined]);
});

it('reads what is sound of a HAR file, and names what is not', async () => {
  const { connections, notes } = await opened(harFile(harEntry(), '{"x": nonsense}', harEntry()));
  expect(connections).toHaveLength(2);
  expect(notes).toEqual([expect.stringContaining('$.log.entries[1] skipped')]);
});

it('names the files of messages that are not in the HAR file', async () => {
  const response = { status: 101, headers: [], content: { _file: 'm.jsonl' } };
  const { notes } = await opened(harFile(harEntry({ response })));
  expect(notes).toEqual(['Messages not read: they are in the file m.jsonl beside the HAR file']);
});
