import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { ExperimentResult, Outcome } from '../../../src/experiments/experiment-result.ts';
import { parseReason } from '../../../src/handshake/handshake-failure.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { answered, attempt, page, START, tape } from '../../support/tape.ts';

const URL_ = 'ws://localhost:8080/live';
const open: Outcome = { kind: 'opened', protocol: '' };
const untold: Outcome = { kind: 'failed', failure: { kind: 'hidden' }, words: '' };

function response(status: number, body: string): Outcome {
  return { kind: 'answered', status, server: '', location: '', body };
}

function rejected(status: number): Outcome {
  const words = answered(status);
  return { kind: 'failed', failure: parseReason(words), words, requestSent: true };
}

type Given = Partial<Record<ExperimentResult['experiment'], Outcome>>;

function tested(session: Session, from: 'terminal' | 'extension', given: Given, url = URL_): Session {
  const [connection] = session.connections.values();
  ingest(session, {
    source: 'probe',
    kind: 'probe-run',
    at: START + 10_000,
    connection: connection?.id ?? '',
    results: Object.entries(given).map(([experiment, outcome]) => ({
      experiment: experiment as ExperimentResult['experiment'],
      from,
      url,
      bare: false,
      ms: 5,
      outcome,
    })),
  });
  return session;
}

const failedWith = (status: number, url = URL_): Session =>
  tape(page('http://localhost:3000/'), attempt(url, answered(status)));

function first(session: Session) {
  const { findings, crashed } = diagnose(session, rules);
  expect(crashed).toEqual([]);
  const [finding] = findings;
  return {
    rule: finding?.rule.id,
    title: finding?.match.title ?? finding?.rule.title,
    confidence: finding?.match.confidence,
    facts: finding?.match.evidence.map(({ fact }) => fact).join('\n') ?? '',
    fixes: finding?.fixes.map(({ title, detail }) => `${title}: ${detail}`).join('\n') ?? '',
  };
}

describe('the body of the response names the cause', () => {
  it.each([
    ['plain text', 'Origin not allowed'],
    ['JSON', '{"error":"forbidden","message":"Origin http://localhost:3000 is not allowed"}'],
    ['a page', '<html><head><title>CORS: origin not allowed</title></head><body></body></html>'],
  ])('the origin, in %s', (_name, body) => {
    const one = first(
      tested(failedWith(403), 'terminal', {
        'other-client': rejected(403),
        'upgrade-answer': response(403, body),
      }),
    );
    expect(one.rule).toBe('origin-refused');
    expect(one.title).toContain('http://localhost:3000');
    expect(one.facts).toContain('rigin');
    expect(one.fixes).not.toContain('permissions');
  });

  it('a key, behind a 403', () => {
    const one = first(
      tested(failedWith(403), 'terminal', {
        'other-client': rejected(403),
        'upgrade-answer': response(403, '{"error":{"message":"Invalid API key provided"}}'),
      }),
    );
    expect(one.title).toBe('Credentials rejected (403): "Invalid API key provided"');
    expect(one.fixes).toContain('Sign in again');
    expect(one.fixes).not.toContain('Allow the origin');
  });

  it.each([400, 404, 503])('words that fit no topic are quoted (%s)', (status) => {
    const one = first(
      tested(failedWith(status), 'terminal', {
        'other-client': rejected(status),
        'upgrade-answer': response(status, 'Zone frobnicator is asleep'),
      }),
    );
    expect(one.title).toBe(`Handshake rejected (${status}): "Zone frobnicator is asleep"`);
  });

  it('quotes no secret of a body', () => {
    const secret = ['sk', 'live', '9f8a7c6b5d4e3f2a1b0c9d8e'].join('_');
    const one = first(
      tested(failedWith(403), 'terminal', {
        'other-client': rejected(403),
        'upgrade-answer': response(403, `Invalid API key ${secret}`),
      }),
    );
    expect(`${one.title}${one.facts}`).toContain('Invalid API key');
    expect(`${one.title}${one.facts}`).not.toContain(secret);
  });

  it.each<[string, Given, string]>([
    [
      'a body that repeats the status',
      { 'other-client': rejected(403), 'upgrade-answer': response(403, '<title>403 Forbidden</title>') },
      URL_,
    ],
    [
      'a body with another status than the page got',
      { 'other-client': rejected(401), 'upgrade-answer': response(401, 'Invalid API key') },
      URL_,
    ],
    [
      'a plain GET that lacks the Upgrade header',
      { 'other-client': rejected(400), get: response(400, 'Missing Upgrade header') },
      URL_,
    ],
    [
      'credentials that the test did not have',
      { 'other-client': rejected(403), 'upgrade-answer': response(403, 'Invalid API key') },
      `${URL_}?key=TOKEN`,
    ],
  ])('near miss: %s', (_name, given, url) => {
    const one = first(tested(failedWith(403), 'terminal', given, url));
    expect(one.rule).toBe('forbidden');
    expect(one.title).not.toContain('"');
  });
});

describe('a test that finds the cause gives the verdict its title', () => {
  it('another client connects where the page gets 403: the origin', () => {
    const one = first(tested(failedWith(403), 'extension', { 'other-client': open }));
    expect(one.rule).toBe('origin-refused');
    expect(one.confidence).toBe('likely');
  });

  it('the other end of the path opens', () => {
    const one = first(
      tested(failedWith(404, `${URL_}/`), 'extension', { 'other-client': untold, slash: open }),
    );
    expect(one).toMatchObject({ rule: 'not-found', confidence: 'certain' });
    expect(one.title).toContain('trailing slash');
    expect(one.facts).toContain('Test: ');
    expect(one.fixes).toContain('Use the URL that opened in the test');
  });

  it('another port opens where the reason is hidden', () => {
    const hidden = tape(page('http://localhost:3000/'), attempt(URL_, '', { requestSent: false }));
    expect(first(hidden).rule).toBe('reason-hidden');
    const one = first(
      tested(hidden, 'extension', { 'other-client': untold, 'page-port': open }, 'ws://localhost:3000/live'),
    );
    expect(one.title).toContain('3000');
    expect(one.confidence).toBe('likely');
  });

  it('a result that is only possible does not', () => {
    const one = first(tested(failedWith(404), 'extension', { 'other-client': open }));
    expect(one.rule).toBe('not-found');
    expect(one.title).toContain('404');
  });
});
