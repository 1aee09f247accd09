import { createStory, type Note } from './story.ts';

/** Vite's client runs in a page that Vite serves, here in a frame, which tells what happens by messages. */
export async function run(url: string): Promise<Note[]> {
  const { notes, note, seen } = createStory();
  const frame = document.createElement('iframe');
  addEventListener('message', ({ data, source }) => {
    if (source === frame.contentWindow) note(...(data as Note));
  });
  const order = (...message: [event: string, data?: unknown]): void =>
    frame.contentWindow?.postMessage(message, '*');
  frame.src = url;
  document.body.append(frame);
  await seen('loaded');
  order('app:ping', 'first');
  await seen('pong');
  order('app:edit', '/greeting.js');
  await seen('after update');
  order('app:edit', '/style.css');
  await seen('after update', 2);
  order('app:reload');
  await seen('loaded', 2);
  order('app:ping', 'after the reload');
  await seen('pong', 2);
  order('app:drop');
  await seen('loaded', 3);
  order('app:ping', 'after the reconnect');
  await seen('pong', 3);
  frame.remove();
  return notes;
}
