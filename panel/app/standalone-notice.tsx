/** The panel's page was opened as a tab: there is no inspected page. */
export function Unattached() {
  return (
    <main className="empty" data-testid="standalone">
      <h1>This page belongs in DevTools</h1>
      <p>
        <b>Next:</b> open the page whose WebSocket is in trouble, press F12, and choose the panel “WebSocket
        Doctor” (it may be behind the » at the end of the row of panels).
      </p>
    </main>
  );
}
