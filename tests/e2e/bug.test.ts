import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { setTheme, THEMES } from '../../scripts/set-theme.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestDoctor } from './doctor.ts';

const SECRET = 'hush-0123456789abcdef';
const HEX = '8f14e45fceea167a5a36dedd4bea2543';

let server: http.Server;
let origin: string;
let doctor: DoctorBrowser;
/** What the tracker was asked for. */
const asked: URL[] = [];

const page = (
  meta: string,
) => `<!doctype html><meta name="wsdoctor-bugs" content="${meta}"><title>${SECRET}</title>
<script>new WebSocket(\`ws://\${location.host}/live/${HEX}?access_token=${SECRET}\`)</script>`;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/new') asked.push(url);
    const hostile = url.pathname === '/hostile';
    response.setHeader('content-type', 'text/html');
    response.end(page(hostile ? 'javascript:alert(1)' : `${origin}/new?t={title}&amp;b={body}`));
  });
  server.on('upgrade', (_request, socket) =>
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  doctor = await launchTestDoctor();
});

afterAll(async () => {
  await doctor?.close();
  server?.close();
});

async function review(path = '/app', site = origin): Promise<void> {
  await doctor.page.goto(site + path);
  await until(
    async () => (await doctor.report()).verdicts.some(({ rule }) => rule === 'forbidden') || undefined,
    'the finding',
  );
  await doctor.panel.getByTestId('file-bug').click();
  await doctor.panel.getByTestId('bug-body').waitFor();
}

async function readable(): Promise<void> {
  await doctor.panel.getByTestId('bug-readable').click();
  await doctor.panel.getByTestId('ask-yes').click();
  await until(async () => (await body()).includes('Readable: only') || undefined, 'the readable report');
}

const body = (): Promise<string> => doctor.panel.getByTestId('bug-body').innerText();
const count = (text: string, part: string): number => text.split(part).length - 1;

beforeEach(async () => {
  const left = doctor.panel.getByTestId('bug-review');
  if ((await left.count()) > 0) await doctor.panel.getByTestId('bug-close').click();
  await doctor.page.goto('about:blank');
  await doctor.panel.evaluate(() => localStorage.clear());
});

describe('file a bug', () => {
  it('shows all that will be shared, masked, and unmasks one place alone', async () => {
    await review();
    const masked = await body();
    expect(masked).toContain('403');
    expect(masked).not.toContain(SECRET);
    await doctor.panel.getByTestId('bug-places').click();
    const places = doctor.panel.getByTestId('masked-place');
    const tokens = places.filter({
      has: doctor.panel.locator('label > code', { hasText: '«token-1:21»' }),
    });
    expect(count(masked, '«token-1:21»')).toBeGreaterThan(1);
    const whole = (await doctor.panel.getByTestId('bug-title').inputValue()) + masked;
    expect(await places.count()).toBe(whole.match(/«[a-z-]+-\d+:\d+»/g)?.length);
    await tokens.nth(1).getByRole('checkbox').check();
    expect(count(await body(), SECRET)).toBe(1);
    expect(await doctor.panel.getByTestId('bug-masking').innerText()).toContain('1 place unmasked by you');
    await tokens.nth(1).getByRole('checkbox').uncheck();
    expect(await body()).toBe(masked);
    await doctor.panel.getByTestId('unmask-by').selectOption('value');
    await tokens.first().getByRole('checkbox').check();
    expect(await body()).not.toContain('«token-1:21»');
    expect(count(await body(), SECRET)).toBe(count(masked, '«token-1:21»'));
    await tokens.first().getByRole('checkbox').uncheck();
    expect(await body()).toBe(masked);
    for (const by of ['key', 'connection']) {
      await doctor.panel.getByTestId('unmask-by').selectOption(by);
      await tokens.first().getByRole('checkbox').check();
      expect(count(await body(), SECRET)).toBeGreaterThan(1);
      const shown = await doctor.panel.getByTestId('masked-place').filter({ hasText: 'shown' }).count();
      expect(await doctor.panel.getByTestId('bug-masking').innerText()).toContain(
        `${shown} places unmasked by you`,
      );
      await tokens.first().getByRole('checkbox').uncheck();
      expect(await body()).toBe(masked);
    }
    await doctor.panel.getByTestId('bug-close').click();
  });

  it('copies exactly what it shows', async () => {
    await review();
    const shown = await body();
    const title = doctor.panel.getByTestId('bug-title');
    const whole = `# ${await title.inputValue()}\n\n${shown}`;
    await doctor.panel.getByTestId('bug-copy').click();
    await doctor.panel.getByTestId('bug-review').getByText('Copied the report.').waitFor();
    await title.fill('');
    await doctor.devtools.keyboard.press('Control+v');
    await until(async () => (await title.inputValue()) !== '' || undefined, 'the pasted text');
    const lines = (text: string): string => text.replace(/\s+/g, '');
    expect(lines(await title.inputValue())).toBe(lines(whole));
    await doctor.panel.getByTestId('bug-close').click();
  });

  it('masks all that is not known to be harmless, unless the user confirms readable', async () => {
    await review();
    expect(await body()).toContain('Masked strictly');
    expect(await body()).not.toContain(HEX);
    expect(await doctor.panel.getByTestId('suspect').count()).toBe(0);
    await doctor.panel.getByTestId('bug-readable').click();
    await doctor.panel.getByTestId('ask-no').click();
    expect(await body()).toContain('Masked strictly');
    await readable();
    expect(await body()).toContain('Readable: only what looks secret is masked');
    await doctor.panel.getByTestId('bug-close').click();
  });

  it('points at what was not masked and masks it when told to', async () => {
    await review();
    await readable();
    expect(await body()).toContain(HEX);
    expect(await doctor.panel.getByTestId('suspect').allInnerTexts()).toContain(HEX);
    const leftover = doctor.panel.getByTestId('leftover').filter({ hasText: HEX });
    await leftover.getByRole('button').click();
    await leftover.waitFor({ state: 'detached' });
    expect(await body()).not.toContain(HEX);
    expect(await body()).toContain('«custom-1»');
    await doctor.panel.getByTestId('bug-close').click();
  });

  it('uses the tracker of the page only when the user says so, and opens it filled in', async () => {
    await review();
    await doctor.panel.getByTestId('page-tracker').waitFor();
    expect(await doctor.panel.getByTestId('page-tracker').innerText()).toContain(`${origin}/new`);
    expect(await doctor.panel.getByTestId('bug-tracker').inputValue()).toBe('');
    expect(await doctor.panel.getByTestId('bug-open').count()).toBe(0);
    await doctor.panel.getByTestId('use-page-tracker').click();
    expect(asked).toEqual([]);
    const shown = await body();
    await doctor.panel.getByTestId('bug-open').click();
    const url = await until(() => asked[0], 'the tracker’s page');
    await doctor.page.bringToFront();
    expect(url.searchParams.get('t')).toBe(await doctor.panel.getByTestId('bug-title').inputValue());
    const sent = url.searchParams.get('b') ?? '';
    expect(sent).toContain('403');
    expect(`${sent}${url.searchParams.get('t')}`).not.toContain(SECRET);
    const [start = ''] = sent.split('\n\nThe whole report is on the clipboard');
    expect(shown.startsWith(start)).toBe(true);
    await doctor.panel.getByTestId('bug-close').click();
  });

  it('remembers a tracker for the site that it was used on, and for no other', async () => {
    await review();
    await doctor.panel.getByTestId('use-page-tracker').click();
    asked.length = 0;
    await doctor.panel.getByTestId('bug-open').click();
    await until(() => asked[0], 'the tracker’s page');
    await doctor.page.bringToFront();
    await doctor.panel.getByTestId('bug-close').click();
    await review();
    expect(await doctor.panel.getByTestId('bug-tracker').inputValue()).toContain(`${origin}/new`);
    await doctor.panel.getByTestId('bug-close').click();
    await review('/app', origin.replace('127.0.0.1', 'localhost'));
    expect(await doctor.panel.getByTestId('bug-tracker').inputValue()).toBe('');
    await doctor.panel.getByTestId('bug-close').click();
  });

  it('never uses an address that is none', async () => {
    await review('/hostile');
    await doctor.panel.getByTestId('page-tracker').waitFor();
    expect(await doctor.panel.getByTestId('page-tracker').innerText()).toContain('It is not used');
    await doctor.panel.getByTestId('bug-tracker').fill('javascript:alert(1)');
    expect(await doctor.panel.getByTestId('bug-open').count()).toBe(0);
    await doctor.panel.getByTestId('bug-close').click();
  });

  it.each(THEMES)('has no accessibility violation, and closes by keyboard, %s theme', async (theme) => {
    await review();
    await doctor.panel.getByTestId('page-tracker').waitFor();
    await setTheme(doctor.panel, theme);
    await doctor.panel.getByTestId('bug-places').click();
    const violations = await axeViolations(doctor.panel);
    expect(violations).toEqual([]);
    await doctor.panel.getByTestId('bug-title').press('Escape');
    await doctor.panel.getByTestId('bug-review').waitFor({ state: 'detached' });
    const focused = await doctor.panel.evaluate(() => (document.activeElement as HTMLElement).dataset.testid);
    expect(focused).toBe('file-bug');
  });
});
