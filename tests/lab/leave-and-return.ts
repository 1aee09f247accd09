import type { Endpoint } from './family.ts';
import { literal } from './scripted-endpoint.ts';
import { createWebSocketServer, echo } from './websocket-server.ts';

export interface LeaveAndReturn {
  id: string;
  row: string;
  title: string;
  /** Statements that run when the page comes out of the back/forward cache; `connect()` opens a socket. */
  onReturn: string;
  /** Statements that run when the page is about to be hidden; `current` is the socket. */
  onLeave?: string;
  /** See `LabScenario.settlesAfter`. */
  settlesAfter?: number;
}

/**
 * A page that leaves for another one while its socket is open, and comes back from the back/forward cache. Playwright
 * switches that cache off unless it is launched without `--disable-back-forward-cache`.
 */
export function leaveAndReturn({
  id,
  row,
  title,
  onReturn,
  onLeave,
  settlesAfter = 3500,
}: LeaveAndReturn): Endpoint {
  return {
    id,
    row,
    title,
    settlesAfter,
    async open(bench) {
      const url = await bench.serve(createWebSocketServer(echo));
      return {
        script: `
let current;
function connect() {
  current = watch(new WebSocket(${literal(url)}));
  current.onopen = ({ target }) => target.send('hello');
  return current;
}
${onLeave === undefined ? '' : `addEventListener('pagehide', () => { ${onLeave} });`}
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  note('back from the cache');
  ${onReturn}
});
const [{ type }] = performance.getEntriesByType('navigation');
if (type === 'back_forward') note('back, but not from the cache');
else connect().onmessage = () => setTimeout(() => location.assign(${literal(`${id}/elsewhere`)}), 300);`,
        files: { elsewhere: { type: 'text/html', body: elsewhere } },
      };
    },
  };
}

const elsewhere = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Elsewhere</title>
<link rel="icon" href="data:,">
<p>Back in a moment.</p>
<script>addEventListener('pageshow', () => setTimeout(() => history.back(), 700));</script>
</html>
`;
