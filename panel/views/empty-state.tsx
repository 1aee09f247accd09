import { clockText, isoText } from './duration-text.ts';
import { usePanel } from './panel-context.tsx';

/** No socket was seen: since when, what to do next, and which sockets can never be seen. */
export function EmptyState() {
  usePanel((state) => state.revision);
  const paused = usePanel((state) => state.paused);
  const { wireStarted, contexts } = usePanel((state) => state.session)();
  const started = [...contexts.values()].map((context) => context.startedAt);
  const since = Math.min(...started, wireStarted?.at ?? Number.POSITIVE_INFINITY);
  return (
    <main className="empty" data-testid="empty">
      <h2>This page has opened no WebSocket{Number.isFinite(since) ? ' yet' : ''}</h2>
      {Number.isFinite(since) && (
        <p className="quiet">
          Watching since{' '}
          <time dateTime={isoText(since)} title={isoText(since)}>
            {clockText(since)}
          </time>
          {paused ? '. The panel is paused: press “Paused” to see what came since' : ''}
        </p>
      )}
      <p>
        <b>Next:</b> reload the page. It is then watched from its first script, and the browser’s network log
        tells why a handshake failed.
      </p>
      <h3>If there should be one</h3>
      <ul>
        <li>A page that was open before this extension was installed or updated needs one reload.</li>
        <li>A socket made in a shared worker cannot be seen from here.</li>
        <li>A socket made in a worker is seen when it closes, if DevTools was open when it was made.</li>
        <li>Browser pages and the extension store do not let extensions in.</li>
      </ul>
    </main>
  );
}
