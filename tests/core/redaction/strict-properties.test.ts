import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { LOOK_ALIKES } from '../../secrets/look-alikes.ts';
import { leakOf, plant } from '../../secrets/strict-plantings.ts';

const strict = loadVocabulary();
const create = () => createRedactor({ strict });
/** `npm run bench:strict` runs a hundred thousand. */
const RUNS = Number(process.env.STRICT_RUNS ?? 3_000);

describe('strict masking', () => {
  it('leaves nothing of a random secret in any place', () => {
    const leaks: string[] = [];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const planting = plant(seed, create);
      const leak = leakOf(planting);
      if (leak !== undefined)
        leaks.push(
          `${seed} ${planting.place}: ${planting.secret.slice(0, 80)} in ${planting.said.slice(0, 200)}`,
        );
    }
    expect(leaks).toEqual([]);
  }, 3_600_000);

  it('leaves what is masked as it is, also in another export', () => {
    const texts = [
      ...LOOK_ALIKES,
      ...Array.from({ length: 300 }, (_unused, at) => plant(at + 1, create).said),
    ];
    for (const text of texts) {
      const once = create().text(text);
      expect(create().text(once)).toBe(once);
    }
  });

  it('leaves readable what says why', () => {
    const words = [
      'Error during handshake: Unexpected response code: 403',
      'Connection to 127.0.0.1 refused after 82 ms',
      'token: expired 5 minutes ago',
      '{"type":"error","code":4001,"message":"Invalid access token"}',
      '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
      '["CLOSED","s","auth-required: please sign in"]',
      '{"message":"Forbidden"}',
      '42["chat message",{"room":"lobby"}]'.replace('"lobby"', 'true'),
    ];
    for (const said of words) expect(create().text(said)).toBe(said);
    expect(create().text('card declined tok_visa_1HxYz83kdjfhe72kLm')).toMatch(
      /^card declined «[a-z]+-1:27»$/,
    );
  });

  it('keeps the names of a path, and none that is somebody’s', () => {
    const keeps = (url: string) => expect(create().url(url)).toBe(url);
    keeps('wss://gw.acme-corp.test/chat-service/v2/stream');
    keeps('wss://gw.acme-corp.test/rooms/lobby/42');
    expect(create().url('wss://h.test/users/tulopedore/live')).toBe('wss://h.test/users/«word-1:10»/live');
  });

  it('says the same of the same value in a url, a message and a header', () => {
    const redactor = create();
    const id = 'acct-77Qx91b';
    const url = /«[^»]*»/.exec(redactor.url(`wss://h.test/?x=${id}`))?.[0];
    expect(url).toBeDefined();
    expect(redactor.text(JSON.stringify({ y: id }))).toBe(`{"y":"${url}"}`);
    expect(redactor.header('X-Any', id)).toBe(url);
  });
});
