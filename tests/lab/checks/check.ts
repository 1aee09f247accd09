import { expect } from 'vitest';
import { type Conversation, type ConversationOptions, converse } from '../conversation.ts';
import { acceptFor } from '../handshake-answer.ts';
import type { Lab, LabScenario } from '../scenario.ts';
import { fetchPage, type KnockOptions, knock, sampleKey, sayHello } from '../wire.ts';

/** A scenario as its page presents it. */
export interface Site {
  lab: Lab;
  scenario: LabScenario;
  page: Awaited<ReturnType<typeof fetchPage>>;
  /** The url of the page's socket. */
  url: string;
  /** Trusts the lab's authority. */
  ca: string;
}

/** Shows on the wire, with no browser, that an endpoint does what its scenario says; throws when it does not. */
export type Check = (site: Site) => void | Promise<void>;

export async function visit(lab: Lab, scenario: LabScenario): Promise<Site> {
  const ca = lab.caCertificate;
  const page = await fetchPage(scenario.pageUrl, ca);
  const worker = page.body.includes('new Worker(')
    ? await fetchPage(`${scenario.pageUrl}/worker.js`, ca)
    : page;
  const url = urlsIn(worker.body, lab)[0] ?? 'no socket on the page';
  return { lab, scenario, page, url, ca };
}

/** The urls of a page's sockets, as they are for a client without the browser's host rules. */
export function urlsIn(body: string, lab: Lab): string[] {
  const urls = body.match(/wss?:\/\/[\w.:-]+\/[^"'`\\<\s]*/g) ?? [];
  const rules = lab.browserArgs.join().matchAll(/MAP ([\w-]+\.lab\.test:\d+) ([\d.:]+)/g);
  const mapped = new Map(Array.from(rules, ([, name, address]) => [name, address]));
  return urls.map((url) =>
    url.replace(/[\w-]+\.lab\.test(:\d+)?/, (name, port = '') => mapped.get(name) ?? `127.0.0.1${port}`),
  );
}

/** The handshake is answered with the status and, among others, these headers. */
export function answers(
  status: number,
  headers: Record<string, unknown> = {},
  options: KnockOptions = {},
): Check {
  return async ({ url }) => {
    expect(await knock(url, options)).toMatchObject({ kind: 'answer', status, headers });
  };
}

/** As `answers`, and one header is missing. */
export function answersWithout(header: string, status: number, options: KnockOptions = {}): Check {
  return async ({ url }) => {
    const reply = await knock(url, options);
    expect(reply).toMatchObject({ kind: 'answer', status });
    expect(reply).not.toHaveProperty(['headers', header]);
  };
}

/** The connection ends without a byte of an answer: FIN, or an error's code. */
export function ends(how: unknown): Check {
  return async ({ url, ca }) => {
    expect(await knock(url, { ca })).toEqual({ kind: 'ended', how, bytes: Buffer.alloc(0) });
  };
}

/** An ordinary client that talks so has this outcome. */
export function converses(
  options: ConversationOptions,
  outcome: { [fact in keyof Conversation]?: unknown },
): Check {
  return async ({ url, ca }) => {
    expect(await converse(url, { ca, ...options })).toMatchObject(outcome);
  };
}

/** The open connection answers a message with `length` bytes or more, which are then judged. */
export function saysBack(length: number, judge: (bytes: Buffer) => void): Check {
  return async ({ url }) => {
    const reply = await knock(url);
    if (reply.kind === 'ended') throw new Error(`The connection ended: ${reply.how}`);
    expect(reply.headers['sec-websocket-accept']).toBe(acceptFor(sampleKey));
    judge(await sayHello(reply, length));
  };
}
