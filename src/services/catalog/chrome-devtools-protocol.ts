import { defineService } from '../service.ts';

const DOCS = 'https://chromedevtools.github.io/devtools-protocol/';
const ISSUE = 'https://github.com/marty90/PyChromeDevTools/issues/28';

/** The remote debugging endpoint of Chrome and Chromium. */
export const chromeDevtoolsProtocol = defineService({
  id: 'chrome-devtools-protocol',
  name: 'Chrome DevTools Protocol',
  operator: 'self-hosted',
  docs: DOCS,
  signatures: [{ path: /^\/devtools\/(?:browser|page)\/[0-9A-Fa-f-]{32,36}$/ }],
  statuses: [
    {
      status: 403,
      body: /Rejected an incoming WebSocket connection from the/,
      meaning: 'Chrome does not allow connections from this origin',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Start Chrome with --remote-allow-origins',
          detail: 'Give the exact origin; * allows every page to control the browser.',
          snippet: 'chrome --remote-debugging-port=9222 --remote-allow-origins=http://localhost:9222',
          language: 'sh',
        },
        {
          title: 'Send no Origin header',
          detail:
            'Clients outside a browser can leave it out, for example suppress_origin=True in the Python package websocket-client.',
        },
      ],
      source: ISSUE,
    },
    {
      status: 404,
      meaning: 'The target or browser id in the path does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Read a fresh URL from /json/version',
          detail:
            'The id changes with each start of the browser, and with each tab. Use webSocketDebuggerUrl.',
          snippet: 'curl http://127.0.0.1:9222/json/version',
          language: 'sh',
        },
      ],
      source: DOCS,
    },
    {
      status: 500,
      body: /No such target id/,
      meaning: 'The target of the path does not exist any more',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Read a fresh URL from /json',
          detail: 'The tab was closed. Use webSocketDebuggerUrl of an open tab.',
        },
      ],
      source: DOCS,
    },
    {
      status: 500,
      body: /Host header is specified and is not an IP address or localhost/,
      meaning: 'Chrome accepts only an IP address or localhost in the Host header',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Connect by IP address',
          detail: 'Replace the host name in the URL, or let the proxy set Host to localhost.',
        },
      ],
      source: DOCS,
    },
  ],
  errors: [
    {
      pattern: /"method":"Inspector\.detached","params":\{"reason":"target_closed"\}/,
      meaning: 'The tab was closed',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        { title: 'Attach to another target', detail: 'List the open tabs with /json or Target.getTargets.' },
      ],
      source: DOCS,
    },
    {
      pattern: /"error":\{"code":-32601,"message":"'[\w.]+' wasn't found"\}/,
      meaning: 'The browser does not know this method',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check method and target type',
          detail:
            'Page methods need a connection or session to a page. Compare the browser version with /json/protocol.',
        },
      ],
      source: DOCS,
    },
    {
      pattern: /"error":\{"code":-32001,"message":"Session with given id not found\."\}/,
      meaning: 'The session was detached',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Attach to the target again',
          detail: 'Call Target.attachToTarget and use the new sessionId.',
        },
      ],
      source: DOCS,
    },
  ],
});
