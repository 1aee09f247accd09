import { Socket, type SocketOptions } from 'engine.io-client';
import { describeBytes, someBytes } from './bytes.ts';
import { describeCause } from './engine-close.ts';
import { createStory, type Note, type Story } from './story.ts';

function connect(url: string, { note }: Story, options: Partial<SocketOptions>): Socket {
  const socket = new Socket(url, options);
  socket.on('open', () => note('open', socket.transport.name));
  socket.on('upgrading', ({ name }) => note('upgrading', name));
  socket.on('upgrade', ({ name }) => note('upgrade', name));
  socket.on('message', (data) => note('message', typeof data === 'string' ? data : describeBytes(data)));
  socket.on('close', (reason, details) => note('close', reason, describeCause(details)));
  return socket;
}

/** Starts over long polling, is upgraded, is dropped, comes back over WebSocket alone, and leaves. */
export async function run(url: string): Promise<Note[]> {
  const story = createStory();
  const { notes, note, seen } = story;
  const first = connect(url, story, { path: '/engine.io/' });
  await seen('upgrade');
  first.send('one');
  first.send(someBytes(70_000).buffer);
  await seen('message', 2);
  first.send('push');
  await seen('message', 4);
  first.send('drop');
  await seen('close');
  const second = connect(url, story, { path: '/engine.io/', transports: ['websocket'] });
  second.send('written before the open event');
  await seen('message', 5);
  second.send(someBytes(5).buffer);
  await seen('message', 6);
  second.close();
  await seen('close', 2);
  note('state', first.readyState, second.readyState);
  return notes;
}
