import type { Outcome } from '../../src/experiments/experiment-result.ts';
import type { Bounds } from './extension-probe.ts';
import { type Allowance, REDIRECTS, USED_UP } from './probe-allowance.ts';

type Answered = Extract<Outcome, { kind: 'answered' }>;

/** What is read of an answer's body, in bytes; and of its headers, in characters. */
const BODY_START = 1_024;
const MOST_HEADERS = 4_096;

/** With access to the host: status, headers and the beginning of the body; of a redirect where it leads to. */
export async function fetchFromExtension(
  url: string,
  method: 'GET' | 'OPTIONS',
  { timeoutMs, signal, allowance }: Bounds,
): Promise<Outcome> {
  if (!allowance.take(1)) return USED_UP;
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener('abort', stop);
  const ask = (redirect: RequestRedirect): Promise<Response> =>
    fetch(url, { method, credentials: 'omit', cache: 'no-store', redirect, signal: controller.signal });
  try {
    const response = await ask('manual');
    return response.type === 'opaqueredirect' ? await redirected(ask, allowance) : await answered(response);
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped', by: 'cancelled' };
    if (controller.signal.aborted) return { kind: 'stopped', by: 'time' };
    if (error instanceof TypeError) return { kind: 'unreachable', error: '' };
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    controller.abort();
  }
}

async function answered(response: Response): Promise<Answered> {
  const { status, headers } = response;
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return {
    kind: 'answered',
    status,
    server: headers.get('server') ?? '',
    location: '',
    headers: lines.slice(0, MOST_HEADERS),
    ...(await beginningOf(response)),
  };
}

/** A browser hides a redirect's status and target from scripts; where it ends is found by following it. */
async function redirected(
  ask: (redirect: RequestRedirect) => Promise<Response>,
  allowance: Allowance,
): Promise<Answered> {
  const base = { kind: 'answered', status: 302, anyRedirect: true, server: '', body: '' } as const;
  if (!allowance.take(REDIRECTS)) return { ...base, location: 'a circle, or further than this run may go' };
  try {
    const { url } = await ask('follow');
    return { ...base, location: url };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ...base, location: 'a circle, or where this extension may not look' };
  }
}

/** A body that stops coming is told as far as it came. */
async function beginningOf({ body }: Response): Promise<Pick<Answered, 'body' | 'cut'>> {
  const reader = body?.getReader();
  if (!reader) return { body: '' };
  let text = '';
  const decoder = new TextDecoder();
  try {
    while (text.length < BODY_START) {
      const { done, value } = await reader.read();
      if (done) return { body: text };
      text += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { body: text, cut: 'time' };
  }
  return { body: text.slice(0, BODY_START), cut: 'bytes' };
}
