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

function violation(event: SecurityPolicyViolationEvent): RareFact | undefined {
  if (event.effectiveDirective !== 'connect-src') return undefined;
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

const TYPES = [
  'securitypolicyviolation',
  'visibilitychange',
  'freeze',
  'resume',
  'online',
  'offline',
  'pagehide',
  'pageshow',
];

/** What an event of one of these types tells, if anything. */
function factOf(event: Event): RareFact | undefined {
  const { type } = event;
  switch (type) {
    case 'securitypolicyviolation':
      return violation(event as SecurityPolicyViolationEvent);
    case 'visibilitychange':
      return { kind: 'visibility', state: document.visibilityState };
    case 'pagehide':
    case 'pageshow': {
      const { persisted } = event as PageTransitionEvent;
      return persisted || type === 'pagehide' ? { kind: type, persisted } : undefined;
    }
    default:
      return { kind: type as 'freeze' | 'resume' | 'online' | 'offline' };
  }
}

/**
 * Listens, in the extension's world, to what happens to the document as a whole: on its window, which events of the document
 * reach first. Returns a function that listens again: `document.open()` takes every listener off a document and its window,
 * and adding one twice is nothing. No `unload` or `beforeunload`, which would keep the page out of the back/forward cache.
 */
export function watchPage(note: Note): () => void {
  const listener = (event: Event): void => {
    // The page may dispatch events of its own that look the same, and they say nothing.
    const fact = event.isTrusted ? factOf(event) : undefined;
    if (fact) note(fact);
  };
  return () => {
    for (const type of TYPES) addEventListener(type, listener, true);
  };
}
