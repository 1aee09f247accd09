import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { isHooked, launchPlain, type PlainBrowser } from '../third-party/browser.ts';
import { type ClientPages, serveClientPages } from '../third-party/client-page.ts';
import { type Drop, endings } from '../third-party/drop.ts';
import { libraries } from '../third-party/index.ts';
import type { Library } from '../third-party/library.ts';
import { type LibraryRun, runLibrary } from '../third-party/run-library.ts';
import { launchTestDoctor } from './doctor.ts';

const drops: readonly Drop[] = ['cut', 'going-away'];
const cases = libraries.flatMap((library) => drops.map((drop) => ({ id: library.id, drop, library })));

let pages: ClientPages;
let plain: PlainBrowser;
const runsWithout = new Map<string, Promise<LibraryRun>>();

beforeAll(async () => {
  [pages, plain] = await Promise.all([serveClientPages(libraries), launchPlain()]);
});

afterAll(async () => {
  await plain?.close();
  await pages?.stop();
});

/** The run that the others are compared with: done once for each library and drop. */
function runWithout(library: Library, drop: Drop): Promise<LibraryRun> {
  const key = `${library.id} ${drop}`;
  const run =
    runsWithout.get(key) ??
    runLibrary(plain.page, library, drop, pages, async () => {
      expect(await isHooked(plain.page)).toBe(false);
    });
  runsWithout.set(key, run);
  return run;
}

/** What must not differ; the rest of a run is by chance, such as which frames went out before an upgrade. */
const observable = ({ outcome, console, wire }: LibraryRun) => ({
  outcome,
  console,
  sockets: wire.map(({ path }) => path),
});

describe('without the extension', () => {
  it.each(cases)('$id, $drop: does all that its scenario asks', async ({ library, drop }) => {
    const { outcome, wire } = await runWithout(library, drop);
    expect(outcome).toEqual({ result: library.expected(endings[drop]) });
    expect(wire.map(({ path }) => path)).toEqual(library.sockets(endings[drop]).map(({ path }) => path));
    for (const { received } of wire.slice(0, 2)) expect(received.frames).toBeGreaterThan(0);
  });
});

describe('with the extension, DevTools closed', () => {
  let browser: PlainBrowser;

  beforeAll(async () => {
    browser = await launchPlain(resolve('dist/chromium'));
  });

  afterAll(async () => {
    await browser?.close();
  });

  it.each(cases)('$id, $drop: the page cannot tell', async ({ library, drop }) => {
    const run = await runLibrary(browser.page, library, drop, pages, async () => {
      expect(await isHooked(browser.page), 'the hook is in the page').toBe(true);
    });
    expect(observable(run)).toEqual(observable(await runWithout(library, drop)));
  });
});

describe('with the panel open', () => {
  let doctor: DoctorBrowser;

  beforeAll(async () => {
    doctor = await launchTestDoctor();
  });

  afterAll(async () => {
    await doctor?.close();
  });

  it.each(cases)(
    '$id, $drop: the page cannot tell, and the panel misses nothing',
    async ({ library, drop }) => {
      const run = await runLibrary(doctor.page, library, drop, pages, (finished) =>
        expectAll(library, drop, finished),
      );
      expect(observable(run)).toEqual(observable(await runWithout(library, drop)));
    },
  );

  /** The panel has every socket, frame and byte that the browser's network layer counted, and how each socket ended. */
  async function expectAll(library: Library, drop: Drop, { wire, host }: LibraryRun): Promise<void> {
    const sockets = library.sockets(endings[drop]);
    const counted = () =>
      wire.map(({ path, sent, received }, index) => ({
        path,
        closeCode: sockets[index]?.code,
        sent: { ...sent, bytes: sent.bytes + (sockets[index]?.blobBytes ?? 0) },
        received,
      }));
    const recorded = async () => {
      const { connections } = await doctor.report();
      return connections
        .filter(({ url }) => new URL(url).host === host)
        .map(({ url, closeCode, sent, received }) => ({
          path: new URL(url).pathname,
          closeCode,
          sent,
          received,
        }));
    };
    const complete = async () => isDeepStrictEqual(await recorded(), counted()) || undefined;
    await until(complete, 'the panel', 20).catch(() => undefined);
    expect(await recorded()).toEqual(counted());
  }
});
