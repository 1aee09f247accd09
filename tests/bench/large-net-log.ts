import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';

interface NetLog {
  constants: { logEventTypes: Record<string, number>; logSourceType: Record<string, number> };
  events: { source: { id: number }; params?: { source_dependency?: { id: number }; url?: string } }[];
}

/** Writes a net log of about `bytes`: one failed WebSocket between the requests of ordinary pages. */
export async function writeLargeNetLog(path: string, bytes: number): Promise<void> {
  const { constants, events } = JSON.parse(
    readFileSync('tests/samples/net-log/http-403-raw-bytes.json', 'utf8'),
  ) as NetLog;
  const out = createWriteStream(path);
  let written = 0;
  const write = async (text: string): Promise<void> => {
    written += text.length;
    if (!out.write(text)) await once(out, 'drain');
  };
  /** The same events with other ids; `ordinary`: of an http:// request with a body. */
  const copy = (shift: number, ordinary: boolean): string =>
    events
      .map((event) => {
        const moved = structuredClone(event);
        moved.source.id += shift;
        if (moved.params?.source_dependency) moved.params.source_dependency.id += shift;
        if (ordinary && moved.params?.url) moved.params.url = moved.params.url.replace(/^ws/, 'http');
        return JSON.stringify(moved);
      })
      .join(',\n');
  const type = constants.logEventTypes.SOCKET_BYTES_RECEIVED;
  const download = (id: number): string =>
    JSON.stringify({
      params: { byte_count: 12_000, bytes: 'QUJD'.repeat(4_000) },
      phase: 0,
      source: { id, type: constants.logSourceType.SOCKET },
      time: '2574761',
      type,
    });
  await write(`{"constants":${JSON.stringify(constants)},\n"events": [\n`);
  for (let at = 1; written < bytes / 2; at += 1)
    await write(`${copy(at * 1_000, true)},\n${download(at * 1_000 + 103)},\n`);
  await write(`${copy(0, false)},\n`);
  for (let at = 1; written < bytes; at += 1)
    await write(`${copy(at * -1_000, true)},\n${download(at * -1_000 + 103)},\n`);
  await write(`${copy(1e12, true)}]}\n`);
  out.end();
  await once(out, 'finish');
}
