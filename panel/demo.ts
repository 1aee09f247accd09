import type { CapturedEvent } from '../src/capture/captured-event.ts';
import { createClientSession } from './client/client-session.ts';
import type { DevtoolsBridge } from './devtools-bridge.ts';
import { createSampleSessions } from './sample/sample.ts';
import { createLiveSession } from './session/live-session.ts';

/**
 * The panel on a page of the documentation. In the URL: `?recording=NAME` for a session that a browser recorded in the
 * lab; without it the sample.
 */
interface Recording {
  /** When it ended, epoch milliseconds. */
  until: number;
  events: CapturedEvent[];
}

async function recorded(name: string): Promise<DevtoolsBridge> {
  const response = await fetch(`recordings/${encodeURIComponent(name)}.json`);
  if (!response.ok) throw new Error(`There is no recording “${name}”.`);
  const { until, events }: Recording = await response.json();
  // Time stays at the end of the recording: otherwise its connections would seem idle for months.
  const now = (): number => until;
  const live = createLiveSession(now);
  live.take(events);
  return { live, client: createClientSession(now) };
}

/** The theme of the page around it, which may be another than the system's. */
function followPage(page: HTMLElement, own: HTMLElement): void {
  const apply = (): void => {
    own.dataset.theme = page.classList.contains('dark') ? 'dark' : 'light';
  };
  new MutationObserver(apply).observe(page, { attributes: true, attributeFilter: ['class'] });
  apply();
}

if (parent !== window) followPage(parent.document.documentElement, document.documentElement);
const name = new URLSearchParams(location.search).get('recording');
try {
  window.wsDoctorBridge = name === null ? createSampleSessions() : await recorded(name);
  // The panel starts with the session that it finds.
  await import('./main.tsx');
} catch (error) {
  document.body.textContent = error instanceof Error ? error.message : String(error);
}
