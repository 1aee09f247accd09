import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseTruncatedJson } from '../../../src/decoders/truncated-json.ts';
import { diagnose, findingsOf } from '../../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { rules } from '../../../src/rules/index.ts';
import { openclawRules } from '../../../src/rules/openclaw/openclaw.ts';
import { findEvent } from '../../../src/session/find-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { expected } from '../../openclaw/expected.ts';
import { challenge, connectRequest, errorAnswer, event, helloOk, SECRETS } from '../../openclaw/frames.ts';
import { keyOf, type Recording, recordings } from '../../openclaw/recording.ts';
import { lookAlike, replay, stepsOf } from '../../openclaw/replay.ts';
import { GATEWAY, greeted, helloed, refused } from '../../openclaw/steps.ts';
import { closed, created, frame, opened, START, type Step, tape } from '../../support/tape.ts';

const [release, client] = [0, 2].map((part) => (one: Recording) => keyOf(one).split('/')[part] ?? '') as [
  (one: Recording) => string,
  (one: Recording) => string,
];
const expectedOf = (one: Recording): string | undefined =>
  expected[`${release(one)}/${client(one)}`]?.[one.case];
const replayed = recordings.filter((one) => expectedOf(one) !== 'not recorded');

function factsOf(session: Session) {
  return [...session.connections.values()].at(-1)?.openclaw;
}

function everythingSaid(session: Session): string {
  const report = buildReport(session, diagnose(session, rules), { now: START, version: '0' });
  return [JSON.stringify(report), renderMarkdown(report), renderHtml(report)].join('\n');
}

describe('178 recorded failures of real gateways', () => {
  it('each has an expected first finding', () => {
    expect(recordings).toHaveLength(178);
    expect(recordings.filter((one) => expectedOf(one) === undefined).map(keyOf)).toEqual([]);
    const named = Object.values(expected).reduce((sum, cases) => sum + Object.keys(cases).length, 0);
    expect(named).toBe(recordings.length);
  });

  it.each(replayed.map((one): [string, Recording] => [keyOf(one), one]))('%s', (_key, one) => {
    const session = replay(one);
    const { findings, crashed } = diagnose(session, rules);
    expect(crashed).toEqual([]);
    expect(findings[0]?.rule.id ?? 'none').toBe(expectedOf(one));
    for (const { match } of findings) {
      for (const id of match.evidence.flatMap(({ events }) => events)) {
        expect(findEvent(session, id), `event ${id}`).toBeDefined();
      }
    }
  });

  it('are told alike from the frames alone, whatever the close says', () => {
    const refusedInWords = replayed.filter(
      (one) => client(one) === 'node' && (one.errorFrames ?? []).length > 0,
    );
    expect(refusedInWords.length).toBeGreaterThan(50);
    for (const one of refusedInWords) {
      const open = stepsOf(one).filter((step) => step.kind !== 'event' || step.draft.kind !== 'closed');
      expect(diagnose(tape(open), rules).findings[0]?.rule.id, keyOf(one)).toBe(expectedOf(one));
    }
  });

  /** A step of the network log with its reason hidden, as another extension does. */
  const hideReason = (step: Step): Step[] => {
    if (step.kind !== 'event' || step.draft.kind !== 'wire-entry') return [step];
    const { reason, ...rest } = step.draft;
    return [{ ...step, draft: { ...rest, ...(reason === undefined ? {} : { reason: '' }) } }];
  };
  /** As if DevTools had been opened afterwards. */
  const leaveOut = (step: Step): Step[] =>
    step.kind === 'event' && /^wire-/.test(step.draft.kind) ? [] : [step];

  it.each([
    ['whose reason another extension hides', hideReason],
    ['that only the page saw', leaveOut],
  ])('a restart that was announced is likely what an attempt met %s', (_name, change) => {
    const restart = replayed.find((one) => expectedOf(one) === 'openclaw-restart-gap');
    const steps = stepsOf(restart as Recording).flatMap(change);
    const { findings } = diagnose(tape(steps), rules);
    expect(findings[0]?.rule.id).toBe('openclaw-restarting');
    const gap = findings.find(({ rule }) => rule.id === 'openclaw-restart-gap');
    expect(gap?.match.confidence).toBe('likely');
    expect(gap?.match.howToConfirm).toContain('openclaw gateway status');
  });

  it('are mostly told from the close reason where the error frame was let go', () => {
    const unframed = (step: Step): boolean =>
      step.kind !== 'event' ||
      step.draft.kind !== 'frame' ||
      !step.draft.payload.text?.includes('"ok":false');
    const told = replayed.filter(
      (one) =>
        /^(?:unauthorized: |pairing|device|origin not allowed \(|control ui|protocol mismatch: |invalid connect)/.test(
          one.closeReason ?? '',
        ) && !/origin-(?:null|missing)|token-missing-ui/.test(one.case),
    );
    expect(told.length).toBeGreaterThan(30);
    for (const one of told) {
      const without = tape(stepsOf(one).filter(unframed));
      expect(diagnose(without, rules).findings[0]?.rule.id, keyOf(one)).toBe(expectedOf(one));
    }
  });
});

describe('look-alikes', () => {
  const before = new Set<string>(
    openclawRules.filter(({ requires }) => requires.includes('wire')).map(({ id }) => id),
  );

  it.each(replayed.map(keyOf))('%s from a server that sends no challenge is no OpenClaw', (key) => {
    const { findings } = diagnose(lookAlike(key), rules);
    const claimed = findings.map(({ rule }) => rule.id).filter((id) => id.startsWith('openclaw-'));
    // Sockets of the Control UI that never opened are known by their page.
    expect(claimed.filter((id) => !before.has(id))).toEqual([]);
  });

  it.each([
    ['no nonce', '{"type":"event","event":"connect.challenge","payload":{}}'],
    [
      'another event',
      '{"type":"event","event":"welcome","payload":{"nonce":"1","note":"connect.challenge"}}',
    ],
    ['no event', '{"type":"greeting","text":"\\"connect.challenge\\""}'],
    ['not JSON', '"connect.challenge" nonce'],
  ])('%s', (_name, first) => {
    const session = tape(created(GATEWAY), opened(14), frame('received', 15, first), closed(40, 1008));
    expect(factsOf(session)).toBeUndefined();
  });

  it('a challenge that is not the first frame', () => {
    const late = frame('received', 20, challenge(4, START));
    expect(factsOf(tape(created(GATEWAY), opened(14), frame('received', 15, 'hi'), late))).toBeUndefined();
  });
});

describe('decoding', () => {
  it('reads what the frames tell, and none of their secrets', () => {
    const facts = factsOf(tape(helloed()));
    expect(facts).toMatchObject({
      challenge: { capabilities: true, gatewayTime: START + 15 },
      opening: { shape: 'connect' },
      connect: { minProtocol: 4, maxProtocol: 4, credentials: ['token'], role: 'operator' },
      hello: {
        protocol: 4,
        version: '2026.9.6',
        bootId: 'boot-1',
        tickIntervalMs: 30_000,
        maxPayload: 26_214_400,
      },
    });
    const kept = JSON.stringify(facts);
    for (const secret of Object.values(SECRETS)) expect(kept).not.toContain(secret);
  });

  it('reads a frame of which only the start was kept', () => {
    const whole = helloOk(4);
    const session = tape(greeted());
    const seq = 6;
    const text = whole.slice(0, 4_096);
    ingest(session, {
      source: 'page',
      context: 'page',
      seq,
      at: START + 40,
      kind: 'frame',
      socket: 1,
      direction: 'received',
      payload: { opcode: 'text', size: whole.length, kept: text.length, text },
    });
    expect(factsOf(session)?.hello).toMatchObject({ protocol: 4, version: '2026.9.6', bootId: 'boot-1' });
    expect(factsOf(session)?.hello?.maxPayload).toBeUndefined();
  });

  it('reads a connect that came before the challenge', () => {
    const early = frame('sent', 764, connectRequest(START));
    const facts = factsOf(
      tape(created(GATEWAY), opened(14), early, frame('received', 900, challenge(3, START))),
    );
    expect(facts?.connect?.credentials).toEqual(['token']);
    expect(facts?.challenge.capabilities).toBe(false);
  });

  it('parses no more than the first frames, the errors and the shutdown', () => {
    const session = tape(helloed());
    const texts = [
      event('tick', { ts: 1 }),
      '{"type":"res","id":"9","ok":true,"payload":{"ok":false}}',
      event('chat', { text: '"type":"res","ok":false' }),
    ];
    const parse = vi.spyOn(JSON, 'parse');
    for (let seq = 7; seq < 3_007; seq += 1) {
      const text = texts[seq % texts.length] ?? '';
      const payload = { opcode: 'text', size: text.length, kept: text.length, text } as const;
      const direction = seq % 2 === 0 ? 'sent' : 'received';
      ingest(session, {
        source: 'page',
        context: 'page',
        seq,
        at: START + seq,
        kind: 'frame',
        socket: 1,
        direction,
        payload,
      });
    }
    const parsed = parse.mock.calls.length;
    parse.mockRestore();
    // One in six is an answer whose payload holds the words of an error: these are looked at, and given up.
    expect(parsed).toBeLessThanOrEqual(250);
    expect(factsOf(session)?.failures.size).toBe(0);
  });

  it('stays bounded when every request fails', () => {
    const failures = Array.from({ length: 1_000 }, (_, id) =>
      frame('received', 100 + id, errorAnswer({ code: `E${id}`, message: 'no' }, String(id))),
    );
    const facts = factsOf(tape(helloed(), failures));
    expect(facts?.failed).toBe(1_000);
    expect(facts?.failures.size).toBe(20);
  });
});

describe('JSON that may be cut off', () => {
  it('is read whole where it is whole', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseTruncatedJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws, and keeps what stands before the cut', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const read = parseTruncatedJson(text.slice(0, 1 + (cut % text.length))) as Record<string, unknown>;
        const names = Object.keys(read);
        expect(names).toEqual(Object.keys(value).slice(0, names.length));
        for (const name of names.slice(0, -1)) expect(read[name]).toEqual(JSON.parse(text)[name]);
      }),
    );
  });

  it.each(['', '{', '[[[[', '{"a":"', '{"a":1,', '}'.repeat(99), '['.repeat(100_000), '\u0000'])(
    '%j',
    (text) => {
      expect(() => parseTruncatedJson(text)).not.toThrow();
    },
  );
});

describe('secrets', () => {
  it.each(replayed.map((one): [string, Recording] => [keyOf(one), one]))('%s: none is told', (_key, one) => {
    const said = everythingSaid(replay(one));
    for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret);
  });

  it('are masked where a preview ends inside them', () => {
    const params = {
      auth: { deviceToken: SECRETS.deviceToken.repeat(9), bootstrapToken: SECRETS.bootstrapToken },
    };
    const connect = JSON.stringify({ type: 'req', method: 'connect', params });
    const error = {
      code: 'INVALID_REQUEST',
      message: 'unauthorized',
      details: { code: 'AUTH_TOKEN_MISSING' },
    };
    const session = tape(
      created(`${GATEWAY}#token=${SECRETS.token}`),
      opened(14),
      frame('received', 15, challenge(4, START)),
      frame('sent', 16, connect),
      frame('received', 17, errorAnswer(error)),
    );
    const said = everythingSaid(session);
    expect(said).toContain('bootstrapToken');
    expect(said).not.toContain('oc-secret');
  });
});

describe('hostile gateways', () => {
  const pairing = (requestId: string) => {
    const details = { code: 'PAIRING_REQUIRED', reason: 'not-paired', requestId };
    const session = refused({ code: 'NOT_PAIRED', message: 'pairing required', details });
    const [connection] = session.connections.keys();
    const [finding] = findingsOf(diagnose(session, rules), connection ?? '');
    return finding?.fixes.map(({ title, snippet = '' }) => `${title}\n${snippet}`).join('\n') ?? '';
  };

  it.each(['$(id)', "'; id #", '--latest', 'a b', 'x'.repeat(65), '\n id', ''])(
    '%j is no request id',
    (id) => {
      expect(pairing(id)).toContain('openclaw devices approve REQUEST_ID');
      if (id !== '') expect(pairing(id)).not.toContain(id);
    },
  );

  it('may send any error frame without a rule that throws', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('PAIRING_REQUIRED', 'AUTH_TOKEN_MISSING', 'scope-upgrade'),
    );
    const details = fc.dictionary(fc.constantFrom('code', 'reason', 'requestId', 'requestedScopes'), value);
    const frames = fc.record({ code: value, message: value, details, retryAfterMs: value });
    fc.assert(
      fc.property(frames, (error) => {
        const text = JSON.stringify({ type: 'res', id: '1', ok: false, error });
        const session = tape(greeted(), frame('received', 30, text), closed(31, 1008));
        expect(diagnose(session, rules).crashed).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('advice', () => {
  it('names no key or flag that is dead', () => {
    const commands = replayed
      .flatMap((one) => diagnose(replay(one), rules).findings)
      .filter(({ rule }) => rule.id.startsWith('openclaw-'))
      .flatMap(({ fixes }) => fixes.map(({ snippet = '' }) => snippet));
    expect(commands.length).toBeGreaterThan(100);
    const dead = /allowInsecureAuth|dangerouslyDisableDeviceAuth|--latest|SIGUSR1|proxy_add_x_forwarded_for/;
    expect(commands.filter((command) => dead.test(command))).toEqual([]);
  });

  it('says from which frame it knows the age of the gateway', () => {
    const gateways = replayed.filter((one) => expectedOf(one)?.startsWith('openclaw-') && one.errorFrames);
    for (const one of gateways) {
      const facts = diagnose(replay(one), rules).findings[0]?.match.evidence.map(({ fact }) => fact) ?? [];
      const protocol = release(one) === '2026.3.13' ? 'protocol 3' : 'protocol 4';
      expect(
        facts.some((fact) => fact.includes(protocol)),
        keyOf(one),
      ).toBe(true);
    }
  });
});
