import type {
  Expect,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** One cause of failure, with all its connections. Texts are masked: they may be in a log that others read. */
export interface WebSocketCause {
  /** The id of the rule that found it, such as `origin-rejected`. */
  rule: string;
  /** The cause in one sentence. */
  title: string;
  severity: 'error' | 'warning';
  confidence: 'certain' | 'likely' | 'possible';
  /** What proves it. */
  evidence: string[];
  /** The first fix in a few words; the report has all of it. Empty where there is none. */
  fix: string;
  /** The URLs of the connections. */
  urls: string[];
}

/** What the WebSocket connections of a test came to. */
export interface WebSocketDiagnosis {
  /** How many connections were seen. */
  connections: number;
  /** Worst first; empty when nothing is wrong with any connection. */
  causes: WebSocketCause[];
}

/** The WebSocket connections of a test's pages, from the first one on. */
export interface WebSockets {
  /** What is known now of why connections failed; it may be asked at any time. */
  diagnosis(): WebSocketDiagnosis;
}

/**
 * Playwright's `test` with the fixture `webSockets`. When a test fails and a WebSocket has a problem, the cause is added to
 * its errors, and a report and a trace are attached; a trace of Playwright is not needed.
 */
export declare const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & { webSockets: WebSockets },
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

/** Playwright's `expect` with `toBeHealthy()` for `webSockets`: no connection has a problem. Hints are none. */
export declare const expect: Expect<{
  toBeHealthy(webSockets: WebSockets): { pass: boolean; name: string; message: () => string };
}>;

/** The reporter: diagnoses the Playwright trace of each failed test. */
export default class WebSocketReporter implements Reporter {
  printsToStdio(): boolean;
  onTestEnd(test: TestCase, result: TestResult): void;
  onEnd(): void;
}
