import { expect, it } from 'vitest';
import { parseProbeOptions } from '../../cli/probe/probe-options.ts';
import { runCli } from '../support/cli-tools.ts';

/** What is given on the command line becomes lines of the request. */
it.each(
  ['\n', '\r', '\r\n', '\0', '\x1b', '\x7f', '\x85', '\u2028'].flatMap((mark) => [
    ['--origin', `http://h.test${mark}X-More: 1`],
    ['--header', `X-One: 1${mark}X-More: 1`],
    ['--header', `X-One${mark}X-More: 1`],
    ['--header', `X-One: 1${mark}`],
    ['--subprotocol', `one${mark}X-More:1`],
  ]),
)('%s %j is refused in one line, which shows the character by its code', async (option, value) => {
  const { code, out, err } = await runCli(['probe', `${option}=${value}`, 'ws://127.0.0.1:1']);
  expect([code, out]).toEqual([2, '']);
  expect(err.trim().split(/[\n\r\u2028\x85]/)).toHaveLength(2);
  expect(err).toMatch(/\\(?:[nr0]|x|u\{)/);
});

it('a tab in the value of a header is allowed', () => {
  expect(parseProbeOptions(['--header', 'X-One: a\tb', 'ws://h.test'])).toMatchObject({
    options: { headers: [{ name: 'X-One', value: 'a\tb' }] },
  });
});
