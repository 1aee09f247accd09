import { gzipSync } from 'node:zlib';
import { encode } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cborg';
import { generate } from 'mqtt-packet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { resizePanel, undock } from '../../scripts/resize-panel.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { launchTestDoctor } from './doctor.ts';

let server: CaptureServer;
let doctor: DoctorBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  doctor = await launchTestDoctor();
});

afterAll(async () => {
  await doctor?.close();
  await server?.close();
});

beforeEach(async () => {
  await doctor.page.goto('about:blank');
  await doctor.panel.getByTestId('empty').waitFor();
});

type Sent = string | Uint8Array;

/** A page with one socket; it sends, the server answers, and the panel shows the frames. */
async function talk(
  path: string,
  { protocol = '', sends = [] as Sent[], answers = [] as Sent[] },
): Promise<void> {
  await doctor.page.goto(`${server.origin}/`);
  await doctor.page.evaluate(
    ([url, asked]) => {
      const socket = new WebSocket(url ?? '', asked === '' ? [] : [asked ?? '']);
      Object.assign(globalThis, { socket });
      return new Promise((resolve) => {
        socket.onopen = resolve;
      });
    },
    [`${server.socketOrigin}${path}`, protocol],
  );
  for (const message of sends) {
    await doctor.page.evaluate(
      (payload) => {
        const { socket } = globalThis as unknown as { socket: WebSocket };
        socket.send(typeof payload === 'string' ? payload : Uint8Array.from(payload));
      },
      typeof message === 'string' ? message : [...message],
    );
  }
  const path0 = path.split('?')[0] ?? '';
  // Before the panel has reached the page, only the start of a message is kept.
  await doctor.panel.getByTestId('connection-row').first().click();
  await doctor.panel.getByTestId('tab-frames').click();
  for (const socket of server.open.get(path0) ?? []) for (const message of answers) socket.send(message);
  await countIs(sends.length + answers.length);
}

const rows = () => doctor.panel.getByTestId('frame');
const countIs = (count: number) =>
  until(async () => (await rows().count()) === count || undefined, `${count} frames in the table`);
const textIs = (testId: string, words: string) =>
  until(
    async () => (await doctor.panel.getByTestId(testId).first().innerText()).includes(words) || undefined,
    `“${words}” in ${testId}`,
  );
const rowSays = (index: number, words: string) =>
  until(
    async () => (await rows().nth(index).innerText()).includes(words) || undefined,
    `“${words}” in row ${index}`,
  );

const REQUEST = '{"jsonrpc":"2.0","id":7,"method":"price","params":{"of":"ABC"}}';
const ANSWER = '{"jsonrpc":"2.0","id":7,"result":{"price":10,"seen":1}}';

describe('decoded frames', () => {
  it('a request leads to its answer and back, and says how long it took', async () => {
    await talk('/rpc', { sends: [REQUEST], answers: [ANSWER] });
    await rowSays(0, 'price');
    expect(await rows().nth(1).locator('.frame-tag').innerText()).toMatch(/^\d+(?:\.\d)? m?s$/);
    await rows().nth(0).click();
    await textIs('decoded', 'JSON-RPC request: price');
    await doctor.panel.getByTestId('partner').click();
    await textIs('decoded', 'JSON-RPC response');
    await textIs('partner', 'response to a request');
    await doctor.panel.getByTestId('filter-text').fill('method');
    await doctor.panel.getByText('does not match the filter').waitFor();
    await doctor.panel.getByTestId('filter-clear').click();
    await countIs(2);
  });

  it('Socket.IO: the event’s name, its binary part in its place', async () => {
    const packet = '451-["photo",{"name":"cat","data":{"_placeholder":true,"num":0}}]';
    await talk('/socket.io/?EIO=4&transport=websocket', { sends: ['2', packet, Uint8Array.of(0xca, 0xfe)] });
    await rowSays(0, 'ping');
    await rowSays(1, 'photo');
    await rowSays(2, 'part 1 of 1 of photo');
    await rows().nth(1).click();
    await textIs('tree', '2 bytes');
    await textIs('tree', 'ca fe');
  });

  it.each([
    ['MessagePack', '', encode({ type: 'move', x: 1 }), 'MessagePack?', 'move'],
    ['CBOR', '', encodeCbor({ type: 'move', x: 1 }), 'CBOR?', 'move'],
    ['WAMP in MessagePack', 'wamp.2.msgpack', encode([48, 7, {}, 'com.sum', [1]]), 'CALL · com.sum', '[1]'],
    [
      'MQTT',
      'mqtt',
      Uint8Array.from(
        generate({ cmd: 'publish', topic: 'home', payload: '{"c":21}', qos: 0, dup: false, retain: false }),
      ),
      'PUBLISH home',
      '{ c: 21 }',
    ],
    ['Protobuf', '', Uint8Array.of(8, 150, 1, 18, 2, 104, 105), 'Protobuf?', '2: "hi"'],
  ])('%s, with its library loaded when needed', async (_name, protocol, bytes, first, second) => {
    await talk('/binary', { protocol, sends: [bytes] });
    await rowSays(0, first);
    await rowSays(0, second);
  });

  it('gzip is unpacked, and decoded inside', async () => {
    await talk('/gzip', { sends: [Uint8Array.from(gzipSync('{"type":"inside","list":[1,2,3]}'))] });
    await rowSays(0, 'gzip');
    await rows().nth(0).click();
    await textIs('unpacked', 'Unpacked from gzip');
    await textIs('decoded', 'JSON data: inside');
  });

  it('a token inside JSON opens to its claims', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'HS256' })}.${part({ sub: 'ada', exp: 1_700_000_000 })}.c2ln`;
    await talk('/jwt', { sends: [JSON.stringify({ token })] });
    await rows().nth(0).click();
    await doctor.panel.getByTestId('inside').click();
    await textIs('tree', '“ada”');
    await textIs('tree', '2023-11-14T22:13:20.000Z');
  });

  it('bytes in hex are read as numbers in both orders, by keyboard', async () => {
    await talk('/hex', { sends: [Uint8Array.from({ length: 40 }, (_, at) => 255 - at)] });
    await rows().nth(0).click();
    await doctor.panel.getByTestId('view-hex').click();
    await doctor.panel.getByTestId('hex').focus();
    await doctor.devtools.keyboard.press('ArrowRight');
    await doctor.devtools.keyboard.press('ArrowRight');
    await textIs('inspector', 'At offset 2 (0x2)');
    await textIs('inspector', `uint16\t${0xfcfd}\t${0xfdfc}`);
    await doctor.panel.getByTestId('view-decoded').click();
  });

  it('a message is compared with the latest of its kind', async () => {
    const quote = (price: number): string => JSON.stringify({ type: 'quote', symbol: 'ABC', price });
    await talk('/quotes', { answers: [quote(10), '{"type":"other"}', quote(11)] });
    await rows().nth(2).click();
    await doctor.panel.getByTestId('view-changes').click();
    await textIs('changes', '$.price');
    expect(await doctor.panel.getByTestId('changes').locator('tbody tr').count()).toBe(1);
    await doctor.panel.getByTestId('view-decoded').click();
  });
});

describe('filters', () => {
  const reset = async (): Promise<void> => {
    const clear = doctor.panel.getByTestId('filter-clear');
    if ((await clear.count()) > 0) await clear.click();
  };
  const fill = (testId: string, text: string) => doctor.panel.getByTestId(testId).fill(text);
  const openMore = async (): Promise<void> => {
    const more = doctor.panel.getByTestId('filter-more');
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  };
  const TALK: { sends: Sent[]; answers: Sent[] } = {
    sends: ['ping', '{"type":"join","room":"lobby","user":{"id":5}}', Uint8Array.of(1, 2, 3)],
    answers: [
      'pong',
      '{"type":"joined","user":{"id":5}}',
      `{"type":"history","text":"${'long '.repeat(300)}"}`,
    ],
  };

  it('by text, kind, direction, size, name and field, several together; saved and brought back', async () => {
    await talk('/chat', TALK);
    await fill('filter-text', 'JOIN');
    await countIs(0);
    await fill('filter-text', 'join');
    await countIs(2);
    await doctor.panel.getByRole('button', { name: 'Regular expression' }).click();
    await fill('filter-text', 'join(?!ed)|^p[io]ng$');
    await countIs(3);
    await reset();
    await fill('filter-text', 'join');
    await countIs(2);
    await openMore();
    await doctor.panel.getByTestId('filter-direction').selectOption('sent');
    await countIs(1);
    await fill('preset-name', 'joins sent');
    await doctor.panel.getByTestId('preset-save').click();
    await reset();
    await countIs(6);
    await fill('filter-size', '>1k');
    await countIs(1);
    await reset();
    await fill('filter-name', 'joined');
    await countIs(1);
    await reset();
    await fill('filter-field', '$.user.id = 5');
    await countIs(2);
    await reset();
    await doctor.panel.getByTestId('filter-opcode').selectOption('binary');
    await countIs(1);
    await reset();
    await doctor.panel.getByTestId('preset').selectOption('');
    await doctor.panel.getByTestId('preset').selectOption('joins sent');
    await countIs(1);
    await textIs('filter-count', '1 of 6 messages');
    await reset();
  });

  it('hides heartbeats, and says what it does not understand', async () => {
    await talk('/beats', TALK);
    await doctor.panel.getByTestId('hide-beats').click();
    await countIs(4);
    await reset();
    await openMore();
    await fill('filter-size', 'big');
    await doctor.panel.getByText('A size is written like').waitFor();
    await countIs(6);
    await reset();
  });

  it('keeps up with what comes', async () => {
    await talk('/live', { answers: ['{"type":"a"}', '{"type":"b"}'] });
    await fill('filter-text', '"b"');
    await countIs(1);
    for (const socket of server.open.get('/live') ?? []) {
      socket.send('{"type":"b","n":2}');
      socket.send('{"type":"a","n":2}');
    }
    await textIs('filter-count', '2 of 4 messages');
    await countIs(2);
    await reset();
  });

  it('marks a frame with a note, and shows the marked alone', async () => {
    await talk('/marks', TALK);
    await rows().nth(1).click();
    await doctor.panel.getByTestId('mark').click();
    await fill('note', 'look here');
    await textIs('frame-mark', 'look here');
    await openMore();
    await doctor.panel.getByRole('checkbox', { name: 'Marked only' }).check();
    await countIs(1);
    await reset();
  });
});

describe('the selected frame', () => {
  const clipboardThat = (works: boolean) =>
    doctor.panel.evaluate((allowed) => {
      const texts: string[] = [];
      Object.assign(globalThis, { copied: texts });
      document.execCommand = () => false;
      navigator.clipboard.writeText = async (text) => {
        if (!allowed) throw new DOMException('not allowed');
        texts.push(text);
      };
    }, works);
  const copied = () =>
    doctor.panel.evaluate(() => (globalThis as unknown as { copied: string[] }).copied.at(-1));
  const copiedIs = (pattern: RegExp) =>
    until(async () => pattern.test((await copied()) ?? '') || undefined, `${pattern} on the clipboard`);

  it('is copied in the form that is chosen, its connection as a command', async () => {
    await talk('/copy', { sends: ['{"type":"join","room":"lobby"}'] });
    await rows().nth(0).click();
    await clipboardThat(true);
    const choice = doctor.panel.getByTestId('copy-frame-as');
    await choice.selectOption('json');
    await copiedIs(/^\{\n {2}"type": "join",/);
    await choice.selectOption('curl');
    await copiedIs(/^curl [\s\S]*Upgrade: websocket[\s\S]*\/copy/);
    await choice.focus();
    await doctor.devtools.keyboard.press('ArrowDown');
    await choice.selectOption('hex');
    await copiedIs(/^00000000 {2}7b 22 74/);
    await textIs('copy-frame-as', 'Copied');
    expect(await doctor.panel.evaluate('copied.length')).toBe(3);
  });

  it('is copied masked, and as it is when the user says so', async () => {
    await talk('/copy?token=hush-5521', { sends: ['{"type":"join","nickname":"tulopedore"}'] });
    await rows().nth(0).click();
    await clipboardThat(true);
    const choice = doctor.panel.getByTestId('copy-frame-as');
    await choice.selectOption('text');
    await copiedIs(/^\{"type":"join","nickname":"«word-1:10»"\}$/);
    await choice.selectOption('open-text');
    await doctor.panel.getByTestId('ask-no').click();
    await doctor.panel.getByTestId('ask').waitFor({ state: 'detached' });
    expect(await doctor.panel.evaluate('copied.length')).toBe(1);
    await choice.selectOption('open-text');
    await doctor.panel.getByTestId('ask-yes').click();
    await copiedIs(/tulopedore/);
    await choice.selectOption('wscat');
    await copiedIs(/^npx wscat .*token='"\$WS_TOKEN"/);
    await choice.selectOption('open-wscat');
    await doctor.panel.getByTestId('ask-yes').click();
    await copiedIs(/token=hush-5521/);
  });

  it('says so where the browser does not allow copying', async () => {
    await talk('/copy', { sends: ['hello there'] });
    await rows().nth(0).click();
    await clipboardThat(false);
    await doctor.panel.getByTestId('copy-frame-as').selectOption('text');
    await textIs('copy-frame-as', 'Not allowed');
    await doctor.panel
      .getByText('The browser did not allow copying the message as Text, masked: select the text instead.')
      .waitFor();
    expect((await doctor.panel.getByTestId('notice').boundingBox())?.height).toBeGreaterThan(10);
  });

  it('has as much of the room as it is given, by keyboard and by pointer, and keeps it', async () => {
    await talk('/panes', { sends: ['{"n":1}', '{"n":2}'] });
    await rows().nth(0).click();
    const bar = doctor.panel.getByRole('separator', { name: 'Size of the message table' });
    const valueIs = (value: string) =>
      until(
        async () => (await bar.getAttribute('aria-valuenow')) === value || undefined,
        `the bar at ${value}`,
      );
    const placeOf = async () => {
      const [table, detail] = await Promise.all([
        doctor.panel.locator('.frame-table').boundingBox(),
        doctor.panel.getByTestId('frame-detail').boundingBox(),
      ]);
      if (!table || !detail) throw new Error('a pane has no place');
      return { table, detail };
    };
    await valueIs('45');
    const before = await placeOf();
    await bar.focus();
    for (let press = 0; press < 4; press += 1) await doctor.devtools.keyboard.press('ArrowRight');
    await valueIs('61');
    const after = await placeOf();
    expect(after.table.width * after.table.height).toBeGreaterThan(before.table.width * before.table.height);
    await doctor.devtools.keyboard.press('Escape');
    await doctor.panel.getByTestId('frame-detail').waitFor({ state: 'detached' });
    expect(await doctor.panel.evaluate(`document.activeElement.className`)).toBe('frame-table');
    await doctor.devtools.keyboard.press('ArrowDown');
    await valueIs('61');
    expect(await doctor.panel.evaluate(`localStorage.getItem('wsdoctor-split-frames')`)).toBe('61');
    await bar.hover();
    await doctor.devtools.mouse.down();
    await doctor.devtools.mouse.move(after.detail.x + 20, after.detail.y + 20);
    await doctor.devtools.mouse.up();
    await until(
      async () => Number(await bar.getAttribute('aria-valuenow')) > 61 || undefined,
      'the bar where the pointer let it go',
    );
    await bar.dblclick();
    await valueIs('45');
  });
});

it('says of a message that was cut that it was', async () => {
  await talk('/big', { answers: [`{"type":"history","text":"${'x'.repeat(1_200_000)}"}`] });
  await rowSays(0, 'truncated');
  await rowSays(0, 'history');
  await rows().nth(0).click();
  await textIs('truncated', 'Truncated');
});

it('a long message is shown in parts, so that the panel never lays out megabytes', async () => {
  await talk('/long', { answers: [`begin ${'x'.repeat(190_000)} end`] });
  await rows().nth(0).click();
  const part = doctor.panel.getByTestId('payload-part');
  const shows = (words: string) =>
    until(async () => (await part.innerText()).includes(words) || undefined, words);
  await shows('Characters 1 to 20,000 of 190,010');
  await part.getByRole('button', { name: 'Show more' }).click();
  await shows('Characters 1 to 80,000');
  await part.getByRole('button', { name: 'Next part' }).click();
  await part.getByRole('button', { name: 'Next part' }).click();
  await shows('Characters 160,001 to 190,010');
  expect(await doctor.panel.getByTestId('payload').innerText()).toMatch(/ end$/);
  await part.getByRole('button', { name: 'Previous part' }).click();
  await shows('Characters 80,001 to 160,000');
});

it('a message over a megabyte is decoded when the user says so', async () => {
  const rows = Array.from({ length: 10_300 }, (_unused, id) => ({
    id,
    note: `as it is said of many a row ${'.'.repeat(50)}`,
  }));
  await talk('/large', { answers: [JSON.stringify({ jsonrpc: '2.0', id: 1, result: rows })] });
  await doctor.panel.getByTestId('frame').first().click();
  await doctor.panel.getByRole('button', { name: 'Decode it' }).click();
  await textIs('decoded', 'JSON-RPC response');
  await doctor.panel.getByTestId('tree').getByRole('button', { name: 'result' }).waitFor();
  await textIs('tree', '10,200 more');
});

it('times: since the start, of day, since previous', async () => {
  await talk('/times', { sends: ['a', 'b'] });
  const time = () => rows().nth(1).locator('.frame-time').innerText();
  expect(await time()).toMatch(/^\+\d+\.\d{3} s$/);
  await doctor.panel.getByTestId('time-mode').selectOption('absolute');
  expect(await time()).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
  await doctor.panel.getByTestId('time-mode').selectOption('delta');
  expect(await time()).toMatch(/^\+\d+(?:\.\d)? m?s$/);
  await doctor.panel.getByTestId('time-mode').selectOption('relative');
});

describe('while messages come', () => {
  const send = (path: string, texts: string[]): void => {
    for (const socket of server.open.get(path) ?? []) for (const text of texts) socket.send(text);
  };
  const received = (count: number) =>
    until(
      async () => (await doctor.report()).connections[0]?.received.frames === count || undefined,
      `${count} frames recorded`,
    );
  const numbers = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `message ${from + index}`);
  const row = (text: string) => rows().filter({ hasText: text });

  it('a pause stands still, and loses nothing', async () => {
    await talk('/pause', { answers: numbers(1, 2) });
    await doctor.panel.getByRole('button', { name: 'Pause' }).click();
    for (let count = 3; count <= 10; count += 1) {
      send('/pause', numbers(count, count));
      await received(count);
    }
    expect(await rows().count()).toBe(2);
    await doctor.panel.getByRole('button', { name: 'Pause' }).click();
    await countIs(10);
  });

  it('the newest is followed, unless the list was scrolled up', async () => {
    await talk('/follow', {});
    send('/follow', numbers(1, 300));
    await row('message 300').waitFor();
    const table = doctor.panel.getByRole('grid', { name: 'Messages' });
    const top = (): Promise<number> => table.evaluate(({ scrollTop }) => scrollTop);
    const end = await top();
    const { mouse } = doctor.devtools;
    await table.hover();
    await mouse.wheel(0, -1_000);
    const place = end - 1_000;
    await until(async () => (await top()) === place || undefined, 'the list to be scrolled up');
    send('/follow', numbers(301, 320));
    await until(async () => (await table.getAttribute('aria-rowcount')) === '321' || undefined, 'more rows');
    expect(await top()).toBe(place);
    expect(await row('message 320').count()).toBe(0);
    const rendered = Number(await rows().nth(0).getAttribute('aria-rowindex'));
    expect(Math.floor(place / 22) + 2 - rendered, 'rows above those in sight').toBe(12);
    await mouse.wheel(0, 100_000);
    await row('message 320').waitFor();
    send('/follow', numbers(321, 330));
    await row('message 330').waitFor();
  });
});

// The last, since DevTools stays undocked.
it('in a panel of 400 pixels the chosen frame is in sight, and the bar over the list is one line', async () => {
  await talk('/small', { sends: ['{"n":1}', '{"n":2}'] });
  await undock(doctor);
  await resizePanel(doctor, 400, 660);
  await rows().nth(0).click();
  const places = await doctor.panel.evaluate<{ face: number; bottom: number; tops: number[] }>(
    `({ face: document.querySelector('.frame-view').getBoundingClientRect().top, bottom: innerHeight,
        tops: [...document.querySelectorAll('.list-bar > :not(datalist)')].map((each) => Math.round(each.getBoundingClientRect().top)) })`,
  );
  expect(places.face).toBeLessThan(places.bottom - 40);
  expect(new Set(places.tops).size).toBe(1);
});

it('shows the messages of a subscription as events, not as late answers', async () => {
  const query = (id: string, text: string) =>
    JSON.stringify({ id, type: 'subscribe', payload: { query: text } });
  const next = (id: string, news: number) =>
    JSON.stringify({ id, type: 'next', payload: { data: { news } } });
  await talk('/graphql', {
    protocol: 'graphql-transport-ws',
    sends: [query('1', 'subscription OnNews { news }'), query('2', 'query One { news }')],
    answers: [next('1', 1), next('1', 2), next('2', 3)],
  });
  const sign = (index: number) => rows().nth(index).locator('.frame-sign').count();
  await rowSays(4, 'response');
  expect([await sign(2), await sign(3), await sign(4)]).toEqual([0, 0, 1]);
  await rows().nth(3).click();
  await textIs('partner', 'for a subscription');
  await rows().nth(0).click();
  await textIs('partner', 'first message after');
});

it('says what the messages have where a condition on a field matches none, and shows it whole', async () => {
  await talk('/fields', {
    answers: ['{"a":"b"}', '{"order":{"id":10000}}', '{"order":{"id":10001}}'],
  });
  await doctor.panel.getByTestId('filter-more').click();
  const field = doctor.panel.getByTestId('filter-field');
  await field.fill('$.a == "b"');
  await countIs(1);
  await field.fill('$.order.id = 10000');
  await countIs(1);
  expect(
    await field.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
  ).toBeLessThanOrEqual(0);
  await field.fill('$.order.id = 1000');
  await textIs(
    'frames-none',
    'Of the 3 newest messages, 2 have $.order.id, with values such as 10000, 10001',
  );
  await field.fill('$.orders.id = 10000');
  await textIs('frames-none', 'Of the 3 newest messages, none has $.orders.id');
  await doctor.panel.getByTestId('filter-clear').click();
  await doctor.panel.getByTestId('filter-more').click();
});
