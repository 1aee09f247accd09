import { describe, expect, it } from 'vitest';
import { seenResult } from '../../../src/session/observed-result.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  answered,
  closeCalled,
  closed,
  created,
  errored,
  failed,
  foundClosed,
  opened,
  START,
  type Step,
  tape,
  threw,
  violation,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const seen = (now: number, ...steps: (Step | Step[])[]) =>
  seenResult(connectionAt(tape(...steps)), START + now);
const outcome = (...steps: (Step | Step[])[]) => seen(50, created(URL_), ...steps).outcome;
const hidden = { kind: 'failed', failure: { kind: 'hidden' }, words: '', requestSent: undefined };

it('the connection itself is an experiment of the page', () =>
  expect(seen(50, created(URL_), opened(30))).toEqual({
    experiment: 'seen',
    from: 'seen',
    url: URL_,
    bare: false,
    ms: 20,
    outcome: { kind: 'opened', protocol: '' },
  }));

describe('its time ends', () => {
  it.each<[string, Step[], number]>([
    ['with the open event', [opened(20), errored(30), closed(40, 1006)], 10],
    ['with the close event', [errored(30), closed(40, 1006)], 30],
    ['with the error event', [errored(30)], 20],
    ['now, while it is connecting', [], 40],
    ['at once, where nobody saw the end', [foundClosed(45)], 0],
    ['at once, while it is closing without having opened', [closeCalled(20, 0)], 0],
  ])('%s', (_, steps, ms) => expect(seen(50, created(URL_), ...steps).ms).toBe(ms));

  it('not before it began, where the clock was set back', () => expect(seen(0, created(URL_)).ms).toBe(0));
});

describe('its outcome', () => {
  it('is the policy that blocked it', () =>
    expect(outcome(violation(15, 'policy'), errored(20))).toEqual({
      kind: 'blocked',
      why: 'the policy connect-src',
    }));

  it('is the exception of the constructor', () =>
    expect(seen(50, threw(URL_, 'SyntaxError', 'no')).outcome).toEqual({
      kind: 'blocked',
      why: 'SyntaxError by the constructor',
    }));

  it('is the protocol that it opened with', () =>
    expect(outcome(opened(20, { protocol: 'chat' }), closed(30, 1006))).toEqual({
      kind: 'opened',
      protocol: 'chat',
    }));

  it('is the reason of the network log', () =>
    expect(outcome(failed(20), wire(30, { url: URL_, reason: answered(403) }))).toEqual({
      kind: 'failed',
      failure: { kind: 'status', status: 403 },
      words: answered(403),
      requestSent: true,
    }));

  it('is hidden where the network log hides the reason', () => {
    const entry = wire(30, { url: URL_, reason: '', requestSent: false });
    expect(outcome(failed(20), entry)).toEqual({ ...hidden, requestSent: false });
  });

  it('is what the headers show where there is no reason', () => {
    const responseHeaders = [
      { name: 'Upgrade', value: 'websocket' },
      { name: 'Connection', value: 'Upgrade' },
    ];
    const entry = wire(30, { url: URL_, status: 101, by: 'web-request', responseHeaders });
    expect(outcome(failed(20), entry)).toMatchObject({ failure: { kind: 'header' }, words: '' });
  });

  it('is unrecognised where the failure is gone', () => {
    const connection = connectionAt(
      tape(created(URL_), failed(20), wire(30, { url: URL_, reason: 'other' })),
    );
    delete connection.wire?.failure;
    expect(seenResult(connection, START + 50).outcome).toMatchObject({
      failure: { kind: 'unrecognised' },
      words: 'other',
    });
  });

  it('is hidden of one that failed and is in no log, or whose entry has no reason', () => {
    expect(outcome(failed(20))).toEqual(hidden);
    expect(outcome(failed(20), wire(30, { url: URL_ }))).toEqual(hidden);
  });

  it('is open while it is closing without having opened', () =>
    expect(outcome(closeCalled(20, 0))).toEqual({ kind: 'not-run', why: 'it is not over' }));

  it('is open for five seconds, and a failure from then on', () => {
    const waited = (ms: number) => seen(10 + ms, created(URL_)).outcome;
    expect(waited(4_999)).toEqual({ kind: 'not-run', why: 'no response yet' });
    expect(waited(5_000)).toEqual({ kind: 'stopped', by: 'time' });
  });
});
