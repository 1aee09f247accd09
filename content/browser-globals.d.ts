/** https://wicg.github.io/scheduling-apis/ */
interface TaskOptions {
  delay?: number;
  priority?: 'user-visible' | 'background';
}
interface TaskScheduler {
  postTask(run: () => void, options: TaskOptions): Promise<unknown>;
}

/** Chromium, and Firefox from 142; Safari has none. */
declare var scheduler: TaskScheduler | undefined;

interface Window {
  /** In the extension's world of each document, for later ones of this origin: no page sees what is put there. */
  wsdoctorRelate?: (channel: EventTarget) => void;
}
