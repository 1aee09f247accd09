import { describe, expect, it } from 'vitest';
import { parseMonitorOptions } from '../../../cli/monitor/monitor-options.ts';
import { runCli } from '../../support/cli-tools.ts';

const URL_OF_ONE = 'ws://h.test/live';
const problems = (...args: string[]): string[] => {
  const parsed = parseMonitorOptions(args);
  return parsed.kind === 'wrong' ? parsed.problems : [];
};

describe('the options of wsdoctor monitor', () => {
  it('reads durations, addresses and receivers', () => {
    const parsed = parseMonitorOptions(
      `${URL_OF_ONE} https://h.test/ws --every=1.5m --count 3 --prometheus :9464 --otlp http://o.test:4318 --webhook https://w.test/x --hold 0`.split(
        ' ',
      ),
    );
    expect(parsed).toMatchObject({
      kind: 'parsed',
      options: { every: 90_000, count: 3, prometheus: { port: 9464 }, handshake: { hold: 0 } },
    });
    if (parsed.kind !== 'parsed') return;
    const { urls, otlp, webhook } = parsed.options;
    expect(urls.map(({ href }) => href)).toEqual([URL_OF_ONE, 'wss://h.test/ws']);
    expect([otlp?.href, webhook?.href]).toEqual(['http://o.test:4318/', 'https://w.test/x']);
  });

  it.each([
    ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
    ['[::1]:0', { host: '::1', port: 0 }],
    ['localhost:80', { host: 'localhost', port: 80 }],
  ])('--prometheus %s', (text, prometheus) => {
    expect(parseMonitorOptions([URL_OF_ONE, '--prometheus', text])).toMatchObject({
      options: { prometheus },
    });
  });

  it.each([
    [[], 'no URL given'],
    [['h.test'], '"h.test" is not a valid ws:, wss:, http: or https: URL. Did you mean "wss://h.test"?'],
    [[URL_OF_ONE, URL_OF_ONE], '"ws://h.test/live" is given twice'],
    [
      [URL_OF_ONE, '--every', '60'],
      '--every must be from 1s to 24h, such as 30s, 5m or 1h, not "60". Did you mean "60s"?',
    ],
    [[URL_OF_ONE, '--every=0s'], '--every must be from 1s to 24h, such as 30s, 5m or 1h, not "0s"'],
    [[URL_OF_ONE, '--every=25h'], '--every must be from 1s to 24h, such as 30s, 5m or 1h, not "25h"'],
    [[URL_OF_ONE, '--every=soon'], '--every must be from 1s to 24h, such as 30s, 5m or 1h, not "soon"'],
    [[URL_OF_ONE, '--count=0'], '--count must be a whole number from 1 to 1000000, not "0"'],
    [[URL_OF_ONE, '--count=1.5'], '--count must be a whole number from 1 to 1000000, not "1.5"'],
    [[URL_OF_ONE, '--once', '--count=2'], '--once and --count contradict each other: give one of them'],
    [
      [URL_OF_ONE, '--prometheus', '9464'],
      '--prometheus must be an address to listen on, such as :9464 or 127.0.0.1:9464, not "9464"',
    ],
    [
      [URL_OF_ONE, '--prometheus', ':70000'],
      '--prometheus must be an address to listen on, such as :9464 or 127.0.0.1:9464, not ":70000"',
    ],
    [
      [URL_OF_ONE, '--otlp', 'localhost:4318'],
      '--otlp must be an http: or https: URL such as http://127.0.0.1:4318, not "localhost:4318"',
    ],
    [
      [URL_OF_ONE, '--webhook', 'x'],
      '--webhook must be an http: or https: URL such as https://hooks.example/alert, not "x"',
    ],
    [[URL_OF_ONE, '--timeout=0'], '--timeout must be above 0 and at most 600, not "0"'],
  ])('%j is refused', (args, problem) => {
    expect(problems(...args)).toEqual([problem]);
  });

  it('is refused with exit code 2 and a hint', async () => {
    const { code, out, err } = await runCli(['monitor', 'h.test']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Run "wsdoctor monitor --help" to see the usage.');
  });
});
