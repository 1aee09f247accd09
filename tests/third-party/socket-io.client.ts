import { io, type Manager, type Socket } from 'socket.io-client';
import { describeBytes, someBytes } from './bytes.ts';
import { describeCause } from './engine-close.ts';
import { createStory, type Note, type Story } from './story.ts';

function watch(socket: Socket, { note }: Story): void {
  socket.on('connect', () => note('connect', socket.connected));
  socket.on('connect_error', (error) =>
    note('connect_error', error.message, (error as { data?: unknown }).data),
  );
  socket.on('disconnect', (reason, details) =>
    note('disconnect', reason, describeCause(details), socket.active),
  );
  socket.on('greeting', (text: string, bytes: ArrayBuffer) => note('greeting', text, describeBytes(bytes)));
  socket.on('question', (text: string, answer: (value: unknown) => void) => {
    note('question', text);
    answer({ value: 42, bytes: someBytes(5) });
  });
  socket.on('answered', (value: number, bytes: ArrayBuffer) => note('answered', value, describeBytes(bytes)));
}

/** A story of its own: CONNECT and the upgrade run side by side, so neither is first. */
function watchTransports(manager: Manager): Story {
  const transports = createStory();
  manager.on('open', () => {
    transports.note('open', manager.engine.transport.name);
    manager.engine.once('upgrade', ({ name }: { name: string }) => transports.note('upgrade', name));
  });
  return transports;
}

async function ask(socket: Socket, { note }: Story, value: unknown): Promise<void> {
  const [text, bytes] = await socket.timeout(10_000).emitWithAck('echo', value, someBytes(70_000));
  note('echo', text, describeBytes(bytes));
}

export async function run(url: string): Promise<{ notes: Note[]; transports: Note[] }> {
  const story = createStory();
  const { notes, note, seen } = story;
  const socket = io(url, { reconnectionDelay: 10, randomizationFactor: 0, auth: { name: 'ada' } });
  const transports = watchTransports(socket.io);
  watch(socket, story);
  socket.io.on('reconnect_attempt', (attempt) => note('reconnect_attempt', attempt));
  socket.io.on('reconnect', (attempt) => note('reconnect', attempt));
  await Promise.all([seen('connect'), transports.seen('upgrade')]);
  await ask(socket, story, { nested: ['ünïcödé 🩺', null, 1.5] });
  socket.emit('ask me');
  await seen('answered');
  await refuse(socket.io, story);
  socket.emit('drop');
  await seen('disconnect');
  socket.emit('greet');
  await Promise.all([seen('greeting'), transports.seen('upgrade', 2)]);
  await ask(socket, story, 'after the reconnect');
  socket.emit('send me away');
  await seen('disconnect', 2);
  socket.connect();
  await seen('connect', 3);
  await transports.seen('upgrade', 3);
  socket.disconnect();
  await seen('disconnect', 3);
  return { notes, transports: transports.notes };
}

/** A second namespace on the same connection, whose middleware lets nobody in. */
async function refuse(manager: Manager, story: Story): Promise<void> {
  const guarded = manager.socket('/guarded');
  watch(guarded, story);
  await story.seen('connect_error');
  guarded.disconnect();
}
