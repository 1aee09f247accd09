import { type Channel, type Push, Socket } from 'phoenix';
import { describeBytes, someBytes } from './bytes.ts';
import { createStory, type Note, type Story } from './story.ts';

function createSocket(url: string, { note }: Story): Socket {
  const socket = new Socket(url, {
    authToken: 'a token',
    reconnectAfterMs: () => 10,
    rejoinAfterMs: () => 10,
  });
  socket.onOpen(() => note('open', socket.connectionState()));
  socket.onError((error) => note('error', String(error)));
  socket.onClose(({ code, reason, wasClean }) => note('close', code, reason, wasClean));
  return socket;
}

/** Resolves when the push was answered, in whatever manner. */
function settled(push: Push, { note }: Story): Promise<void> {
  return new Promise((resolve) => {
    for (const status of ['ok', 'error', 'timeout'] as const) {
      push.receive(status, (response) => {
        note(status, response instanceof ArrayBuffer ? describeBytes(response) : response);
        resolve();
      });
    }
  });
}

function watch(channel: Channel, { note }: Story): void {
  channel.on('news', ({ text }: { text: string }) => note('news', text));
  channel.on('bytes', (bytes: ArrayBuffer) => note('bytes', describeBytes(bytes)));
  channel.onError((cause) => note('channel error', cause));
  channel.onClose((payload) => note('channel closed', payload));
}

export async function run(url: string): Promise<Note[]> {
  const story = createStory();
  const { notes, note, seen } = story;
  const socket = createSocket(url, story);
  socket.connect();
  const room = socket.channel('room:1', { name: 'ada' });
  watch(room, story);
  const joining = room.join();
  joining.receive('ok', () => note('joined'));
  await seen('joined');
  const guarded = socket.channel('guarded');
  await settled(guarded.join(), story);
  guarded.leave();
  await settled(room.push('echo', { nested: ['ünïcödé 🩺', null] }), story);
  await settled(room.push('echo', someBytes(70_000).buffer), story);
  await settled(room.push('fail', {}), story);
  room.push('push me', {});
  await seen('bytes', 2);
  await new Promise((resolve) => socket.ping(resolve));
  room.push('drop', {});
  await seen('joined', 2);
  await settled(room.push('echo', 'after the rejoin' as unknown as object), story);
  room.leave();
  await seen('channel closed');
  socket.disconnect(() => note('disconnected', socket.connectionState()), 1000, 'done');
  await seen('disconnected');
  await seen('close', 2);
  return notes;
}
