import { expect, it } from 'vitest';
import { probe } from '../../cli/probe/probe.ts';

/** What is written on the command line becomes lines of the request. */
it.each(
  ['\n', '\r', '\r\n'].flatMap((mark) => [
    ['--origin', `http://h.test${mark}X-More: 1`],
    ['--header', `X-One: 1${mark}X-More: 1`],
    ['--header', `X-One${mark}X-More: 1`],
    ['--subprotocol', `one${mark}X-More:1`],
  ]),
)('%s %j is refused', async (option, value) => {
  const said: string[] = [];
  const terminal = { out: () => undefined, err: (text: string) => said.push(text) };
  expect(await probe.run([option, value, 'ws://127.0.0.1:1'], terminal as never)).toBe(2);
  expect(said).toHaveLength(1);
});
