import { once } from 'node:events';
import { connect } from 'node:http2';
import { serverFrame } from './server-frame.ts';

/** Opens a WebSocket over HTTP/2 as RFC 8441 has it, says hello, and tells the answer. Rejects where the server does not announce it. */
export async function converseOverHttp2(
  url: string,
  ca: string,
): Promise<{ status: number | undefined; reply: string }> {
  const { host, pathname } = new URL(url);
  const session = connect(`https://${host}`, { ca });
  try {
    const [settings] = (await once(session, 'remoteSettings')) as [{ enableConnectProtocol?: boolean }];
    if (!settings.enableConnectProtocol) throw new Error('The server announces no WebSockets over HTTP/2.');
    const stream = session.request(
      {
        ':method': 'CONNECT',
        ':protocol': 'websocket',
        ':scheme': 'https',
        ':path': pathname,
        ':authority': host,
        'sec-websocket-version': '13',
      },
      { endStream: false },
    );
    const [headers] = (await once(stream, 'response')) as [{ ':status'?: number }];
    stream.write(
      serverFrame({ opcode: 1, payload: Buffer.from('hello'), maskingKey: Buffer.from([1, 2, 3, 4]) }),
    );
    const [frame] = (await once(stream, 'data')) as [Buffer];
    return { status: headers[':status'], reply: frame.subarray(2).toString() };
  } finally {
    session.destroy();
  }
}
