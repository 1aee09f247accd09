import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const BODY = 'x'.repeat(200_000);

function entry(socket: boolean, messages: string): string {
  const headers = '[{"name":"Upgrade","value":"websocket"}]';
  const type = socket ? 'websocket' : 'script';
  const url = socket ? 'wss://api.test/live' : 'https://app.test/main.js';
  return `{"_resourceType":"${type}",${messages}"startedDateTime":"2026-11-24T10:00:00.000Z","time":60000,"request":{"method":"GET","url":"${url}","headers":${headers}},"response":{"status":${socket ? 101 : 200},"headers":${headers},"content":{"size":0,"text":"${socket ? '' : BODY}"}}}`;
}

/** Writes a HAR of about `bytes`: half of it downloads, half of it messages of two sockets. */
export async function writeLargeHar(path: string, bytes: number): Promise<void> {
  const out = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write('{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"pages":[],"entries":[\n');
  for (let written = 0; written < bytes / 2; written += BODY.length) await write(`${entry(false, '')},\n`);
  for (let socket = 0; socket < 2; socket += 1) {
    const [before = '', after = ''] = entry(true, '"_webSocketMessages":[],').split('[],');
    await write(`${socket === 0 ? '' : ',\n'}${before}[`);
    let at = 0;
    for (let written = 0; written < bytes / 4; at += 1) {
      const data = `{\\"tick\\":${at},\\"pad\\":\\"${'p'.repeat(150)}\\"}`;
      const message = `${at === 0 ? '' : ','}{"type":"receive","time":${1_795_514_401 + at / 1000},"opcode":1,"data":"${data}"}`;
      written += message.length;
      await write(message);
    }
    await write(`],${after}`);
  }
  await write('\n]}}\n');
  out.end();
  await once(out, 'finish');
}
