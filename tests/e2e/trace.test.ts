import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

let lab: Lab;
let doctor: DoctorBrowser;

const pageOf = (id: string): string => {
  const found = lab.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`the lab has no ${id}`);
  return found.pageUrl;
};

interface SavedEntry {
  request: { url: string };
  _webSocketMessages: { data: string }[];
}

interface Saved {
  saved: string[];
}

/** The text of the next file that the panel saves as this. */
async function exported(item: string): Promise<string> {
  await doctor.panel.evaluate(() => {
    const saved: string[] = [];
    Object.assign(globalThis, { saved });
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => saved.push(text));
      return original(blob);
    };
  });
  await doctor.panel.getByTestId('export').click();
  await doctor.panel.getByTestId(`export-${item}`).click();
  return until(
    () => doctor.panel.evaluate(() => (globalThis as unknown as Saved).saved[0]),
    'the saved file',
  );
}

async function openFile(name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await doctor.panel.getByTestId('open-input').setInputFiles(file);
}

async function goTo(id: string): Promise<void> {
  await doctor.page.goto(pageOf(id), { waitUntil: 'commit' });
  await until(async () => {
    const { connections } = await doctor.report();
    return connections.some(({ page }) => page === pageOf(id)) || undefined;
  }, `a connection of ${id}`);
}

const verdicts = async (): Promise<string[]> => (await doctor.report()).verdicts.map(({ rule }) => rule);

/** Of a file nothing can be tested or sent, and the panel says why. */
async function sendsNothing(): Promise<void> {
  const { panel } = doctor;
  await panel.getByTestId('tab-test').click();
  await panel.getByTestId('read-only').waitFor();
  for (const id of ['test-run', 'test-paste', 'test-secrets', 'test-access'])
    expect(await panel.getByTestId(id).isDisabled(), id).toBe(true);
  await panel.getByTestId('client-button').click();
  await panel.getByTestId('client').getByTestId('read-only').waitFor();
  for (const id of ['client-url', 'client-open', 'client-message'])
    expect(await panel.getByTestId(id).isDisabled(), id).toBe(true);
  await panel.getByTestId('client-leave').click();
  await panel.getByTestId('tab-diagnosis').click();
}

beforeAll(async () => {
  lab = await startLab({ only: ['forbidden', 'echo'] });
  doctor = await launchTestDoctor();
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

describe('a trace in the panel', () => {
  it.each(['wsdoctor-json', 'har'])(
    'is saved as %s, opened again elsewhere, and says the same',
    async (item) => {
      await goTo('forbidden');
      await doctor.panel.locator('[data-testid=finding][data-rule=forbidden]').waitFor();
      const before = await verdicts();
      const text = await exported(item);
      await goTo('echo');
      await until(async () => !(await verdicts()).includes('forbidden') || undefined, 'the other page');
      await openFile(`saved.${item}`, text);
      await doctor.panel.getByTestId('trace-open').waitFor();
      await doctor.panel.locator('[data-testid=finding][data-rule=forbidden]').waitFor();
      expect((await verdicts())[0]).toBe(before[0]);
      expect(await doctor.panel.getByTestId('trace-open').innerText()).toContain('read-only');
      expect(await doctor.panel.getByRole('button', { name: 'Clear' }).count()).toBe(0);
      await sendsNothing();
      if (item === 'wsdoctor-json') await doctor.panel.getByTestId('trace-same').waitFor();
      await doctor.panel.getByTestId('trace-close').click();
      await doctor.panel.getByTestId('trace-open').waitFor({ state: 'detached' });
      expect(await verdicts()).not.toContain('forbidden');
    },
  );

  it('that is cut leaves the session as it was, and the place is named', async () => {
    await goTo('forbidden');
    await doctor.panel.locator('[data-testid=finding][data-rule=forbidden]').waitFor();
    const before = await doctor.report();
    const text = await exported('wsdoctor-json');
    await openFile('cut.wsdoctor.json', text.slice(0, -300));
    const problem = doctor.panel.getByTestId('file-problem');
    await problem.waitFor();
    expect(await problem.innerText()).toMatch(/cut\.wsdoctor\.json: \$\./);
    expect((await doctor.report()).connections).toEqual(before.connections);
    expect(await doctor.panel.getByTestId('trace-open').count()).toBe(0);
    await problem.getByRole('button').click();
  });

  it('opens when it is dropped, and when it is pasted', async () => {
    await goTo('forbidden');
    const text = await exported('wsdoctor-json');
    for (const way of ['drop', 'paste'] as const) {
      await doctor.panel.evaluate(
        ([content, name]) => {
          const data = new DataTransfer();
          if (name === 'drop') data.items.add(new File([content ?? ''], 'dropped.wsdoctor.json'));
          else data.setData('text/plain', content ?? '');
          const event =
            name === 'drop'
              ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
              : new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
          document.body.dispatchEvent(event);
        },
        [text, way] as const,
      );
      await doctor.panel.getByTestId('trace-open').waitFor();
      await doctor.panel.getByTestId('trace-close').click();
    }
  });

  it('holds one connection, without payloads, when that was chosen', async () => {
    await goTo('echo');
    await doctor.panel.getByTestId('connection-row').first().click();
    await doctor.panel.getByTestId('export').click();
    await doctor.panel.getByTestId('scope-connections').selectOption('one');
    await doctor.panel.getByTestId('scope-payloads').uncheck();
    await doctor.devtools.keyboard.press('Escape');
    const { scope, connections, events } = JSON.parse(await exported('wsdoctor-json'));
    expect(scope).toMatchObject({ payloads: false, masked: true });
    expect(scope.connections).toHaveLength(1);
    expect(connections).toHaveLength(1);
    const frames = events.filter(({ kind }: { kind: string }) => kind === 'frame');
    expect(frames.length).toBeGreaterThan(0);
    expect(
      frames.every(({ text, base64 }: Record<string, unknown>) => text === undefined && base64 === undefined),
    ).toBe(true);
  });

  it('is a HAR file that the Network panel loads with its messages, when saved as one', async () => {
    await goTo('echo');
    await until(
      async () =>
        (await doctor.report()).connections.some(({ received }) => received.frames > 0) || undefined,
      'the echo',
    );
    const text = await exported('har');
    const loaded = await doctor.devtools.evaluate(
      `(async () => {
        const [{ NetworkPanel }, { NetworkLog }] = await Promise.all([
          import('./panels/network/network.js'), import('./models/logs/logs.js'),
        ]);
        const file = new File([${JSON.stringify(text)}], 'saved.har');
        await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(file);
        return NetworkLog.NetworkLog.instance().requests().map((request) => ({
          url: request.url(),
          type: request.resourceType().name(),
          messages: request.frames().map((frame) => frame.text),
        }));
      })()`,
    );
    const saved = JSON.parse(text).log.entries.map((entry: SavedEntry) => ({
      url: entry.request.url,
      type: 'websocket',
      messages: entry._webSocketMessages.map(({ data }) => data),
    }));
    expect(saved[0]?.messages.length).toBeGreaterThan(0);
    expect(loaded).toEqual(saved);
  });
});
