import { repeat, retry, take, tap, toArray } from 'rxjs';
import { type WebSocketSubjectConfig, webSocket } from 'rxjs/webSocket';
import { describeBytes, someBytes } from './bytes.ts';
import { createStory, type Note, type Story } from './story.ts';

type Message = string | Uint8Array<ArrayBuffer> | { topic: string; value?: number };

function configure(url: string, { note }: Story): WebSocketSubjectConfig<Message> {
  return {
    url,
    protocol: 'topics.v1',
    binaryType: 'arraybuffer',
    serializer: (value) => (value instanceof Uint8Array ? value : JSON.stringify(value)),
    deserializer: ({ data }) => (typeof data === 'string' ? JSON.parse(data) : describeBytes(data)),
    openObserver: { next: ({ type }) => note('open', type) },
    closeObserver: { next: ({ code, reason, wasClean }) => note('close', code, reason, wasClean) },
    closingObserver: { next: () => note('closing') },
  };
}

export async function run(url: string): Promise<Note[]> {
  const story = createStory();
  const { notes, note, seen } = story;
  const socket = webSocket(configure(url, story));
  const lasting = socket
    .pipe(
      tap({
        error: ({ constructor: { name } }: Event) => note('ended', 'error', name),
        complete: () => note('ended', 'complete'),
      }),
      retry({ delay: 10 }),
      repeat({ delay: 10 }),
    )
    .subscribe((message) => note('message', message));
  socket.next('sent before the open event');
  await seen('message');
  socket.next(someBytes(70_000));
  await seen('message', 2);
  const ticks = socket.multiplex(
    () => ({ topic: 'subscribe ticks' }),
    () => ({ topic: 'unsubscribe ticks' }),
    (message) => typeof message === 'object' && 'topic' in message && message.topic === 'tick',
  );
  ticks.pipe(take(3), toArray()).subscribe((three) => note('ticks', three));
  await seen('message', 6);
  socket.next('drop');
  await seen('open', 2);
  socket.next('after the reconnect');
  await seen('message', 7);
  lasting.unsubscribe();
  await seen('close', 2);
  await closeWithCode(url, story);
  return notes;
}

async function closeWithCode(url: string, story: Story): Promise<void> {
  const { note, seen } = story;
  const socket = webSocket(configure(url, story));
  socket.subscribe({ complete: () => note('ended', 'complete') });
  await seen('open', 3);
  socket.error({ code: 4321, reason: 'all done' });
  await seen('close', 3);
}
