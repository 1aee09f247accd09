import ReconnectingWebSocket from 'reconnecting-websocket';
import { describeBytes, someBytes } from './bytes.ts';
import { createStory, type Note } from './story.ts';

export async function run(url: string): Promise<{ notes: Note[]; retries: number; url: string }> {
  const { notes, note, seen } = createStory();
  const socket = new ReconnectingWebSocket(url, ['v2.echo', 'v1.echo'], {
    minReconnectionDelay: 10,
    maxReconnectionDelay: 10,
  });
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => note('open', socket.protocol, socket.readyState));
  socket.addEventListener('error', ({ message }) => note('error', message));
  socket.addEventListener('close', ({ code, reason, wasClean }) => note('close', code, reason, wasClean));
  socket.addEventListener('message', ({ data }) =>
    note('message', typeof data === 'string' ? data : describeBytes(data as ArrayBuffer)),
  );
  socket.send('queued before the open event');
  await seen('message');
  socket.send('push');
  await seen('message', 3);
  socket.send(someBytes(70_000));
  socket.send(someBytes(5).buffer);
  socket.send(new Blob([someBytes(300)]));
  await seen('message', 6);
  socket.send('drop');
  await seen('close');
  socket.send('queued while disconnected');
  await seen('message', 7);
  const retries = socket.retryCount;
  socket.close(1000, 'done');
  await seen('close', 2);
  note('state', socket.readyState, socket.bufferedAmount);
  return { notes, retries, url: new URL(socket.url).pathname };
}
