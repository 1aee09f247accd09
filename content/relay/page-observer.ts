import type { RareFact } from '../../src/capture/page-facts.ts';

type Note = (fact: RareFact) => void;

const MOST_TEXT = 4096;

export function pageStarted(): RareFact {
  return {
    kind: 'page-started',
    url: location.href.slice(0, MOST_TEXT),
    title: document.title.slice(0, MOST_TEXT),
    top: window === window.top,
    userAgent: navigator.userAgent,
  };
}

function violation(event: SecurityPolicyViolationEvent): RareFact {
  return {
    kind: 'csp-violation',
    blockedUrl: event.blockedURI.slice(0, MOST_TEXT),
    directive: event.effectiveDirective,
    policy: event.originalPolicy.slice(0, MOST_TEXT),
    disposition: event.disposition,
  };
}

/** Messages wait noticeably behind a task of this length, in milliseconds. */
const LONG = 200;

/** Notes what keeps the page's main thread busy for long. In this world the page sees nothing of the observer. */
export function watchTasks(note: (at: number, fact: RareFact) => void): void {
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const length = Math.round(duration);
      if (length >= LONG) note(startTime + duration, { kind: 'long-task', duration: length });
    }
  });
  observer.observe({ type: 'longtask' });
}

/** For events of the browser: the page may dispatch events of its own that look the same, and they say nothing. */
function ifTrusted<E extends Event>(listener: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) listener(event);
  };
}

/**
 * Listens, in the extension's world, to what happens to the document as a whole. Returns a function that listens
 * again: `document.open()` takes every listener off a document and its window, and adding one twice is nothing.
 * No `unload` or `beforeunload`, which would keep the page out of the back/forward cache.
 */
export function watchPage(note: Note): () => void {
  const onViolation = ifTrusted((event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src') note(violation(event));
  });
  const onNetwork = ifTrusted(({ type }) => note({ kind: type === 'online' ? 'online' : 'offline' }));
  const onVisibility = ifTrusted(() => note({ kind: 'visibility', state: document.visibilityState }));
  const onFreeze = ifTrusted(({ type }) => note({ kind: type === 'freeze' ? 'freeze' : 'resume' }));
  const onLeft = ifTrusted(({ persisted }: PageTransitionEvent) => note({ kind: 'pagehide', persisted }));
  const onShown = ifTrusted(({ persisted }: PageTransitionEvent) => {
    if (persisted) note({ kind: 'pageshow', persisted });
  });

  return () => {
    document.addEventListener('securitypolicyviolation', onViolation, true);
    document.addEventListener('visibilitychange', onVisibility, true);
    document.addEventListener('freeze', onFreeze, true);
    document.addEventListener('resume', onFreeze, true);
    addEventListener('online', onNetwork, true);
    addEventListener('offline', onNetwork, true);
    addEventListener('pagehide', onLeft, true);
    addEventListener('pageshow', onShown, true);
  };
}
