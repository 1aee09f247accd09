import { describe, expect, it } from 'vitest';
import type {
  ExperimentId,
  ExperimentResult,
  Outcome,
  SentBy,
} from '../../../src/experiments/experiment-result.ts';
import { restoredFailure } from '../../../src/session/restore-failure.ts';

const result = (
  experiment: ExperimentId,
  outcome: Outcome,
  from: SentBy = 'extension',
): ExperimentResult => ({
  experiment,
  from,
  url: 'ws://api.test/',
  bare: false,
  ms: 5,
  outcome,
});
const hidden = (requestSent?: boolean): ExperimentResult =>
  result('seen', { kind: 'failed', failure: { kind: 'hidden' }, words: '', requestSent }, 'seen');
const answered = (status: number): ExperimentResult =>
  result('get', { kind: 'answered', status, server: '', location: '', body: '' });
const unreachable = (error: string): ExperimentResult => result('get', { kind: 'unreachable', error });

describe('a hidden reason', () => {
  const failed: Outcome = {
    kind: 'failed',
    failure: { kind: 'status', status: 418 },
    words: '',
    requestSent: true,
  };
  const early: Outcome = { ...failed, failure: { kind: 'timeout' }, requestSent: false };

  it('is what the command line saw', () =>
    expect(
      restoredFailure([result('other-client', failed, 'terminal'), answered(401), hidden(true)]),
    ).toEqual({
      kind: 'status',
      status: 418,
    }));

  it('is not what the command line saw if it failed before the request that the browser sent', () => {
    const other = result('other-client', early, 'terminal');
    expect(restoredFailure([other, hidden(true), answered(401)])).toEqual({ kind: 'status', status: 401 });
    expect(restoredFailure([other, hidden(false)])).toEqual({ kind: 'timeout' });
  });

  it('is not what the extension saw, which is hidden as well, nor a success', () => {
    expect(restoredFailure([result('other-client', failed, 'extension'), hidden(true)])).toBeUndefined();
    const opened = result('other-client', { kind: 'opened', protocol: '' }, 'terminal');
    expect(restoredFailure([opened, hidden(true)])).toBeUndefined();
    expect(restoredFailure([result('again', failed, 'terminal'), hidden(true)])).toBeUndefined();
  });

  it.each([401, 403, 407, 429, 500, 502, 503, 504, 300, 302, 399])(
    'is the status %d of a plain GET',
    (status) => expect(restoredFailure([hidden(true), answered(status)])).toEqual({ kind: 'status', status }),
  );

  it.each([200, 299, 400, 404, 426, 501])('is not the status %d of a plain GET', (status) =>
    expect(restoredFailure([hidden(true), answered(status)])).toBeUndefined(),
  );

  it.each<[string, ExperimentResult[]]>([
    ['was not sent', [hidden(false)]],
    ['may not have been sent', [hidden()]],
    ['is unknown', []],
    ['opened', [result('seen', { kind: 'opened', protocol: '' }, 'seen')]],
  ])('is not the status of a GET where the request of the handshake %s', (_, seen) =>
    expect(restoredFailure([...seen, answered(403)])).toBeUndefined(),
  );

  it('is the network error of a plain GET, with the stage of the handshake', () => {
    const error = 'ERR_CONNECTION_REFUSED';
    expect(restoredFailure([hidden(false), unreachable(error)])).toEqual({
      kind: 'net',
      error,
      stage: 'connection',
    });
    expect(restoredFailure([hidden(true), unreachable(error)])).toEqual({
      kind: 'net',
      error,
      stage: 'handshake',
    });
    expect(restoredFailure([hidden(true), unreachable('')])).toBeUndefined();
    expect(restoredFailure([hidden(true)])).toBeUndefined();
  });

  it('is a missing response where the GET had none and the request was sent', () => {
    expect(restoredFailure([hidden(true), unreachable('ERR_EMPTY_RESPONSE')])).toEqual({
      kind: 'no-response',
    });
    expect(restoredFailure([hidden(false), unreachable('ERR_EMPTY_RESPONSE')])).toBeUndefined();
  });
});
