import type { CapturedEvent } from '../src/capture/captured-event.ts';
import type { DoctorBrowser } from './doctor-browser.ts';

/** Gives events to the panel, as if they had been captured, and waits until it shows a connection. */
export async function takeEvents({ panel }: DoctorBrowser, events: readonly CapturedEvent[]): Promise<void> {
  await panel.evaluate((all) => {
    window.wsDoctorBridge?.live.take(all);
  }, events as CapturedEvent[]);
  await panel.getByTestId('connection-row').first().waitFor();
}
