import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { redactedReportSteps } from '../../panel/export/export.ts';
import { SESSION_FORMATS, sessionText } from '../../panel/export/export-session.ts';
import { createLiveSession } from '../../panel/session/live-session.ts';
import { runInSlices } from '../../panel/session/time-slicer.ts';
import { openTraceFile } from '../../panel/session/trace-file.ts';
import { viteBuild } from '../../scripts/vite-build.ts';
import { renderHtml } from '../../src/export/report/html.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { START } from '../support/tape.ts';
import { printFigure } from './figure.ts';
import { writeLargeHar } from './large-har.ts';
import { writeLargeNetLog } from './large-net-log.ts';
import { peakOf, watched } from './watched.ts';

const FRAMES = 100_000;
const GIGABYTE = 1_000_000_000;
const log = (line: string): void => console.error(line);
const never = new AbortController().signal;

const ticks = (): string[] =>
  Array.from(
    { length: FRAMES },
    (_unused, at) => `{"type":"tick","id":${at},"token":"secret-${at % 100}","body":"${'b'.repeat(140)}"}`,
  );
/** One message of a megabyte. */
const large = (): string[] => [
  JSON.stringify(
    Array.from({ length: 9_000 }, (_unused, id) => ({
      id,
      name: `Ada ${id}`,
      note: 'As it is said of many a row.',
      at: 1_800_000_000_000 + id,
      tags: ['a', 'b'],
    })),
  ),
];

function busyDoctor(texts: readonly string[]) {
  const doctor = createLiveSession(() => START + 600_000);
  const page = { source: 'page', context: 'page' } as const;
  let seq = 0;
  const next = (at: number) => {
    seq += 1;
    return { ...page, seq, at: START + at };
  };
  doctor.take([
    {
      ...next(0),
      kind: 'page-started',
      url: 'https://app.test/',
      title: 'Bench',
      top: true,
      userAgent: 'bench',
    },
    {
      ...next(1),
      kind: 'created',
      socket: 1,
      url: 'wss://api.test/live?access_token=hush-0123',
      protocols: [],
    },
    { ...next(2), kind: 'opened', socket: 1, protocol: '', extensions: '' },
  ]);
  for (const [at, text] of texts.entries()) {
    const payload = { opcode: 'text', size: text.length, kept: text.length, text } as const;
    doctor.take([
      { ...next(10 + at), kind: 'frame', socket: 1, direction: at % 2 ? 'sent' : 'received', payload },
    ]);
  }
  return doctor;
}

async function largeMessage(): Promise<void> {
  const doctor = busyDoctor(large());
  for (const format of SESSION_FORMATS) {
    const { longest } = await watched(() =>
      runInSlices(sessionText(format, doctor, EVERYTHING, []).parts, never, () => undefined),
    );
    printFigure(`export-1-mb-message-${format.extension}-longest-slice`, longest, 'ms', 50);
  }
}

async function exports(): Promise<void> {
  await exported('export', undefined);
  await exported('export-strict', loadVocabulary());
}

async function exported(prefix: string, strict: Vocabulary | undefined): Promise<void> {
  const doctor = busyDoctor(ticks());
  doctor.diagnosis();
  for (const format of SESSION_FORMATS) {
    const { result, took, longest, heap } = await watched(async () => {
      const parts: string[] = [];
      const text = sessionText(format, doctor, EVERYTHING, [], undefined, strict);
      await runInSlices(text.parts, never, (written) => parts.push(...written));
      return parts;
    });
    const name = `${prefix}-${format.extension}`;
    printFigure(name, took, 'ms', 5_000);
    printFigure(`${name}-longest-slice`, longest, 'ms', 50);
    printFigure(`${name}-heap`, heap / 1e6, 'MB', 200);
    const text = result.join('');
    printFigure(`${name}-size`, Buffer.byteLength(text) / 1e6, 'MB', 60);
    if (format.extension !== 'wsdoctor.json') continue;
    printFigure(`${name}-gzipped`, gzipSync(text).length / 1e6, 'MB', 20);
    const file = new Blob([text]);
    const read = await watched(() => openTraceFile('bench', file, never, () => undefined));
    if (!read.result.ok) throw new Error(read.result.message);
    printFigure(`${prefix}-read-back`, read.took, 'ms', 5_000);
    printFigure(`${prefix}-read-back-longest-slice`, read.longest, 'ms', 50);
  }
  for (const [name, render] of [
    ['md', renderMarkdown],
    ['html', renderHtml],
  ] as const) {
    const { took, longest } = await watched(async () => {
      const steps = redactedReportSteps(doctor, [], EVERYTHING, strict);
      return render((await runInSlices(steps, never, () => undefined)).value);
    });
    printFigure(`${prefix}-${name}`, took, 'ms', 1_000);
    printFigure(`${prefix}-${name}-longest-slice`, longest, 'ms', 50);
  }
}

async function largeFiles(): Promise<void> {
  viteBuild(['--config', 'vite.cli.config.ts']);
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-bench-'));
  try {
    const path = join(folder, 'large.har');
    await writeLargeHar(path, GIGABYTE);
    log(`${statSync(path).size} bytes of HAR`);
    const { peak, took } = await peakOf(['dist-cli/wsdoctor.js', 'diagnose', '--json', path]);
    printFigure('diagnose-1-gb-har-memory', peak / 1e6, 'MB', 500);
    printFigure('diagnose-1-gb-har', took / 1000, 's', 60);
    const netLog = join(folder, 'large-net-log.json');
    await writeLargeNetLog(netLog, GIGABYTE);
    const read = await peakOf(['dist-cli/wsdoctor.js', 'diagnose', '--json', netLog]);
    printFigure('diagnose-1-gb-net-log-memory', read.peak / 1e6, 'MB', 500);
    printFigure('diagnose-1-gb-net-log', read.took / 1000, 's', 60);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

log(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}, ${FRAMES} frames`,
);
await exports();
await largeMessage();
await largeFiles();
