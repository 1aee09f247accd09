import type { FactTable } from './fact-fields.ts';

export const READY_STATES = [0, 1, 2, 3] as const;

/**
 * The facts that only the page's hook can tell: what the page's code did, and what the hook dropped. The relay takes no other
 * from it, and so needs no other check.
 */
export const CALL_FACTS = {
  created: {
    socket: 'ordinal',
    /** As the browser normalised it: `socket.url`. */
    url: 'text',
    /** As the page wrote it, if different. */
    requestedUrl: { optional: 'text' },
    protocols: { list: 'text' },
    stack: { optional: 'text' },
  },
  'constructor-threw': {
    url: 'text',
    protocols: { list: 'text' },
    name: 'text',
    message: 'text',
    stack: { optional: 'text' },
  },
  /** `send` while CONNECTING (throws InvalidStateError), or after CLOSING (silently dropped). */
  'send-refused': {
    socket: 'ordinal',
    outcome: ['threw', 'dropped'],
    readyState: READY_STATES,
    message: { optional: 'text' },
    stack: { optional: 'text' },
  },
  'close-called': {
    socket: 'ordinal',
    code: { optional: 'number' },
    reason: { optional: 'text' },
    readyState: READY_STATES,
    /** The exception's text, when the browser refused the arguments. */
    threw: { optional: 'text' },
    stack: { optional: 'text' },
  },
  /** The events that the page listens for while the socket is open; `types`: names separated by spaces. */
  listeners: { socket: 'ordinal', types: 'text' },
  /** The page started or joined a shared worker: no source sees the sockets in it. */
  'shared-worker': {},
  /** Dropped records, reported by whoever dropped them; `frames` and `bytes` count since the last such event. */
  dropped: {
    where: ['page', 'relay', 'panel'],
    frames: 'count',
    bytes: 'count',
    socket: { optional: 'ordinal' },
  },
} as const satisfies FactTable;
