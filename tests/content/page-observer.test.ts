import { expect, it, vi } from 'vitest';
import { watchPage } from '../../content/relay/page-observer.ts';
import type { RareFact } from '../../src/capture/page-facts.ts';

const listeners = new Map<string, (event: unknown) => void>();
const addEventListener = (type: string, listener: (event: unknown) => void) => listeners.set(type, listener);
vi.stubGlobal('document', { addEventListener, visibilityState: 'hidden' });
vi.stubGlobal('addEventListener', addEventListener);

const policy = {
  blockedURI: '',
  effectiveDirective: 'connect-src',
  originalPolicy: '',
  disposition: 'enforce',
};

it.each<[type: string, kind: string]>([
  ['securitypolicyviolation', 'csp-violation'],
  ['visibilitychange', 'visibility'],
  ...['freeze', 'resume', 'online', 'offline', 'pagehide', 'pageshow'].map((type): [string, string] => [
    type,
    type,
  ]),
])('%s counts where the browser dispatched it, and not where the page did', (type, kind) => {
  const noted: RareFact[] = [];
  watchPage((fact) => noted.push(fact))();
  const event = { type, persisted: true, ...policy };
  listeners.get(type)?.({ ...event, isTrusted: false });
  expect(noted).toEqual([]);
  listeners.get(type)?.({ ...event, isTrusted: true });
  expect(noted).toEqual([expect.objectContaining({ kind })]);
});
