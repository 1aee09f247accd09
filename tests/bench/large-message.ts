import { cpus, loadavg } from 'node:os';
import { readFrame, readFrameInParts } from '../../panel/frames/decode/read-frame.ts';
import { runInSlices } from '../../panel/session/time-slicer.ts';
import { visibleRuns } from '../../panel/ui/visible-text.ts';
import { searchSession } from '../../src/export/search-session.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { conversation, frame, tape } from '../support/tape.ts';
import { printFigure } from './figure.ts';
import { watched } from './watched.ts';

/** What one message of 16 MB costs the panel: each step by itself, as the panel takes it. */
const SIZE = 16 * 1024 * 1024;
const LONGEST_STEP = 300;
const LONGEST_PAUSE = 50;

const row = (at: number): string => `{"id":${at},"name":"row ${at}","note":"As it is said of many a row."}`;

function textOf(make: (at: number) => string): string {
  const parts: string[] = [];
  for (let length = 0, at = 0; length < SIZE; at += 1) {
    const part = make(at);
    parts.push(part);
    length += part.length + 1;
  }
  return `[${parts.join(',')}]`;
}

const MESSAGES: readonly (readonly [string, string])[] = [
  ['json', textOf(row)],
  ['hidden', `"${'\u0001'.repeat(SIZE)}"`],
  ['one-line', `"${'x'.repeat(SIZE)}"`],
];

function bigFrame(text: string): { kept: Frame; session: ReturnType<typeof tape> } {
  const session = tape(conversation('wss://api.test/live'), frame('received', 2_000, text));
  const [connection] = session.connections.values();
  const kept = connection?.frames.kept.at(-1);
  if (!kept) throw new Error('the message was not kept');
  return { kept, session };
}

async function step(name: string, run: () => unknown): Promise<void> {
  const { took, longest } = await watched(async () => run());
  printFigure(name, took, 'ms', LONGEST_STEP);
  printFigure(`${name}-longest-pause`, longest, 'ms', LONGEST_PAUSE);
}

async function inSteps(name: string, steps: Iterable<unknown>): Promise<void> {
  const { took, longest } = await watched(async () => {
    for (const _ of steps) await new Promise((resolve) => setImmediate(resolve));
  });
  printFigure(name, took, 'ms', LONGEST_STEP);
  printFigure(`${name}-longest-pause`, longest, 'ms', LONGEST_PAUSE);
}

async function inSlices(name: string, steps: Generator<unknown>): Promise<void> {
  const { took, longest } = await watched(() =>
    runInSlices(steps, new AbortController().signal, () => undefined),
  );
  printFigure(name, took, 'ms', LONGEST_STEP);
  printFigure(`${name}-longest-pause`, longest, 'ms', LONGEST_PAUSE);
}

console.error(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}`,
);
for (const [name, text] of MESSAGES) {
  const { kept, session } = bigFrame(text);
  await step(`large-message.${name}-shown`, () => visibleRuns(kept.text?.slice(0, 80_000) ?? '', true));
  await step(`large-message.${name}-read`, () => readFrame(kept, { subprotocol: '' }));
  await inSlices(`large-message.${name}-decoded`, readFrameInParts(kept, { subprotocol: '' }));
  await inSteps(`large-message.${name}-searched`, searchSession(session, /not in it at all/i));
  await inSteps(`large-message.${name}-searched-expression`, searchSession(session, /no+t in \w+ at all/i));
}
