import { describeCloudflareStatus } from './cloudflare-status.ts';

export interface ServerErrorStatus {
  /** The problem, for a title. */
  words: string;
  /** Which program on the path sent it, as a sentence. */
  hop: string;
  /** What to look for in its log. */
  search: string;
}

const BY_STATUS: Record<number, ServerErrorStatus> = {
  500: {
    words: 'The application failed while answering the handshake',
    hop: 'A 500 comes from the application itself: an exception before it accepted the connection.',
    search:
      'Search the log of the application for an exception in the handler of the upgrade or in its authentication.',
  },
  501: {
    words: 'The server does not know how to upgrade',
    hop: 'A 501 comes from a server, or a proxy, without support for WebSockets.',
    search: 'Search its configuration for a module or switch that enables WebSockets.',
  },
  502: {
    words: 'A proxy in front of the server gets no valid answer from it',
    hop: 'A 502 comes from a proxy or balancer; the server behind it is down or closed the connection.',
    search:
      'Search the error log of the proxy for the address of the backend, and see whether a process listens there.',
  },
  503: {
    words: 'The server is not available for now',
    hop: 'A 503 comes from a balancer without a healthy backend, or from a server that is overloaded or in maintenance.',
    search:
      'See whether the server behind the proxy or balancer runs and passes its health checks. If it does, look at its connection limit.',
  },
  504: {
    words: 'A proxy waited in vain for the server behind it',
    hop: 'A 504 comes from a proxy: the server behind it accepted the connection and did not respond in time.',
    search: 'Look for an upgrade handler that hangs, such as one that waits for a database.',
  },
};

/** Total for 500 to 599; 520 to 530 are Cloudflare's own. */
export function describeServerError(status: number): ServerErrorStatus {
  const known = BY_STATUS[status] ?? describeCloudflareStatus(status);
  if (known) return known;
  return {
    words: 'The server failed while answering the handshake',
    hop: `A ${status} is an error on the side of the server, or of a proxy in front of it.`,
    search: 'Search the logs from the outermost proxy inwards for the first that mentions the request.',
  };
}
