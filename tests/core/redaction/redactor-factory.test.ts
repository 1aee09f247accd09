import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../src/capture/captured-event.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { binary, text } from '../../secrets/payloads.ts';

const create = createRedactor;

describe('a readable text', () => {
  it.each([
    ['{"token":"hush77"} and token=mute77', '{"token":"«token-1»"} and token=«token-2»'],
    ['token=hush-77 {"id":"hush-77"} [] {}', 'token=«token-1» {"id":"«token-1»"} [] {}'],
    ['[1,2] password=hush77 [3]', '[1,2] password=«password-1» [3]'],
    // What has no strings does not part the settings that it is one of.
    ['ports: [1]\npassword: open', 'ports: [1]\npassword: «secret-1»'],
    ['"{\\"token\\":\\"hush77\\"}"', '"{\\"token\\":\\"«token-1»\\"}"'],
    ['"token=hush77"', '"token=«token-1»"'],
    [' "the room" ', ' "the room" '],
    ['{"a":"{\\"token\\":\\"hush77\\"}"}', '{"a":"{\\"token\\":\\"«token-1»\\"}"}'],
    ['a@b.test', '«email-1»'],
    ['wss://h.test/?token=hush77 at ada@example.com', 'wss://h.test/?token=«token-1» at «email-1»'],
    ['q7Xv2LmB9zKe4RtY1wPa', '«secret-1»'],
    ['t=1', 't=1'],
    ['k=v', 'k=v'],
  ])('%s', (given, shown) => {
    const { text: masked } = create();
    expect(masked(given)).toBe(shown);
    expect(masked(shown)).toBe(shown);
  });

  it.each([
    ['0{"any":"hush77"}', '0{"any":"«secret-1»"}'],
    ['40{"any":"hush77"}', '40{"any":"«secret-1»"}'],
    [`40/${'a'.repeat(56)},{"any":"hush77"}`, `40/${'a'.repeat(56)},{"any":"«secret-1»"}`],
    ['40/admin/x-1,{"any":"hush77"}', '40/admin/x-1,{"any":"«secret-1»"}'],
  ])('is a login where Socket.IO connects: %s', (given, shown) => expect(create().text(given)).toBe(shown));

  it.each([
    '42["any","hush77"]',
    '42{"any":"hush77"}',
    '140{"any":"hush77"}',
    '40["any","hush77"]',
    '40/admin{"any":"hush77"}',
    `40/${'a'.repeat(57)},{"any":"hush77"}`,
    '{"any":"hush77"}',
    '"{any: hush77}"',
  ])('is no login otherwise: %s', (given) => expect(create().text(given)).toBe(given));

  it('has what is within JSON within JSON masked, six levels deep', () => {
    const nested = (levels: number): string =>
      levels === 0 ? '{"token":"room of hush"}' : JSON.stringify({ a: nested(levels - 1) });
    for (const levels of [0, 3, 5]) {
      const shown = create().text(nested(levels));
      expect([levels, shown.includes('hush')]).toEqual([levels, false]);
    }
    expect(create().text(nested(6))).toBe(nested(6));
    // The depth is counted again for each text.
    const redactor = create();
    for (let at = 0; at < 8; at += 1) expect(redactor.text(`{"a":"token=hush${at}9"}`)).not.toContain('hush');
  });

  it('may be of any length from four characters on', () => {
    expect(create({ rules: [{ kind: 'name', name: 'k' }] }).text('k=vw')).toBe('k=«custom-1»');
    expect(create({ rules: [{ kind: 'name', name: 'k' }] }).text('k=v')).toBe('k=v');
  });
});

describe('what the user wants masked', () => {
  it('is masked wherever it is, as long as it says anything', () => {
    const redactor = create({
      rules: [
        { kind: 'text', text: 'Falcon' },
        { kind: 'text', text: '' },
      ],
    });
    expect(redactor.text('a Falcon, Falcons')).toBe('a «custom-1», «custom-1»s');
    expect(redactor.url('wss://h.test/Falcon')).toBe('wss://h.test/«custom-1»');
    expect(redactor.header('X-Room', 'Falcon')).toBe('«custom-1»');
    expect(redactor.protocols(['Falcon.v1'])).toEqual(['«custom-1».v1']);
    expect(redactor.sentence('Falcon')).toBe('«custom-1»');
    expect(create().text('a Falcon')).toBe('a Falcon');
  });

  it('by its name is masked in every place where that name has a value', () => {
    const redactor = create({ rules: [{ kind: 'name', name: 'roomName' }] });
    expect(redactor.text('{"room_name":"lobby"} room-name=lobby')).toBe(
      '{"room_name":"«custom-1»"} room-name=«custom-1»',
    );
    expect(redactor.header('Room-Name', 'lobby')).toBe('«custom-1»');
    expect(redactor.url('wss://h.test/?roomName=lobby')).toBe('wss://h.test/?roomName=«custom-1»');
    expect(redactor.text('{"room":"lobby"}')).toBe('{"room":"lobby"}');
    expect(redactor.text('it is undefined')).toBe('it is undefined');
  });

  it('has no number where that would mislead', () => {
    expect(create({ numbered: false }).text('token=hush77')).toBe('token=«token»');
  });
});

describe('what is masked in one place', () => {
  it('is masked in every other one', () => {
    const redactor = create();
    redactor.url('wss://h.test/?token=hush-0123');
    expect(redactor.text('the hush-0123')).toBe('the «token-1»');
    expect(redactor.sentence('the hush-0123')).toBe('the «token-1»');
    expect(redactor.header('X-Room', 'the hush-0123')).toBe('the «token-1»');
    expect(redactor.protocols(['hush-0123'])).toEqual(['«token-1»']);
    expect(redactor.url('wss://h.test/hush-0123')).toBe('wss://h.test/«token-1»');
    expect(redactor.payload(text('the hush-0123')).text).toBe('the «token-1»');
  });

  it('is listed, with its kind', () => {
    const redactor = create();
    redactor.text('{"token":"hush77","password":"mute77"}');
    redactor.text('-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----');
    expect(redactor.secrets()).toEqual([
      { secret: 'hush77', placeholder: '«token-1»', kind: 'token' },
      { secret: 'mute77', placeholder: '«password-1»', kind: 'password' },
      { secret: expect.stringContaining('abc'), placeholder: '«private-key-1»', kind: 'private-key' },
    ]);
    expect(redactor.unknownIn('hush77 zebra')).toEqual([]);
    for (let at = 0; at < 10; at += 1) redactor.text(`token=hush77-${at}`);
    expect(new Set(redactor.secrets().map(({ kind }) => kind))).toEqual(
      new Set(['token', 'password', 'private-key']),
    );
    const unnumbered = create({ numbered: false });
    unnumbered.text('token=hush77');
    expect(unnumbered.secrets()[0]?.kind).toBe('token');
  });

  it('has another number than what an earlier export masked, in every place', () => {
    expect(create().url('wss://h.test/?a=«token-4»&token=hush77')).toContain('token=«token-5»');
    expect(create().header('X-Room', '«token-4» token=hush77')).toContain('token=«token-5»');
    const message = text(`«token-4» ${'x '.repeat(20_000)} token=hush77`);
    expect(create().payload(message).text).toMatch(/token=«token-5»$/);
    expect(runToEnd(create().payloadInParts(message)).text).toMatch(/token=«token-5»$/);
  });
});

describe('a header', () => {
  it('is read by its name each time', () => {
    const redactor = create();
    expect(redactor.header('Cookie', 'a=hush77')).toBe('a=«cookie-1»');
    expect(redactor.header('X-Room', 'a=hush7')).toBe('a=hush7');
    expect(redactor.header('Cookie', 'a=hush77')).toBe('a=«cookie-1»');
    expect(redactor.header('X-Api-Key', 'open')).toBe('«key-1»');
    expect(redactor.header('X-Room', 'open')).toBe('open');
  });
});

describe('a message', () => {
  it('without a secret is the same object', () => {
    const redactor = create();
    const nothingKept: Payload = { opcode: 'binary', size: 9, kept: 0 };
    const long = text('the room '.repeat(5_000));
    for (const payload of [text('the room'), binary(Buffer.from([1, 2, 255])), nothingKept, long]) {
      expect(redactor.payload(payload)).toBe(payload);
      expect(runToEnd(redactor.payloadInParts(payload))).toBe(payload);
    }
  });

  it('keeps its size and all else', () => {
    const payload = { ...text('token=hush77'), sizeAtLeast: true };
    expect(create().payload(payload)).toEqual({ ...payload, text: 'token=«token-1»' });
    const bytes = binary(Buffer.from('token=hush77'));
    expect(create().payload(bytes)).toEqual({
      ...bytes,
      base64: Buffer.from('token=«token-1»').toString('base64'),
    });
  });

  it('of bytes that cannot be looked into is left out', () => {
    const compressed = binary(Buffer.from([0x1f, 0x8b, 8, 0]));
    expect(create().payload(compressed)).toEqual({
      opcode: 'binary',
      size: 4,
      kept: 0,
      leftOut: 'compressed',
    });
  });

  it('is masked once, until another secret is found', () => {
    const redactor = create();
    const payload = text('token=hush77 of mute-0123');
    redactor.payload(payload);
    const shown = redactor.payload(payload);
    expect(redactor.payload(payload)).toBe(shown);
    redactor.text('password=mute-0123');
    expect(redactor.payload(payload).text).toBe('token=«token-1» of «password-1»');
  });

  const long = (length: number): Payload => {
    const [head, tail] = ['{"a":["', '"],"token":"hush77","b":"mute-0123"}'];
    return text(head + 'x '.repeat(length).slice(0, length - head.length - tail.length) + tail);
  };

  it('that is long is masked the same with rests in between, and once', () => {
    const many = text(
      JSON.stringify(Array.from({ length: 1_500 }, (_unused, at) => ({ at, token: `hush77${at % 9}` }))),
    );
    const redactor = create();
    redactor.text('password=mute-0123');
    expect([...redactor.payloadInParts(many)].length).toBeGreaterThan(1);
    const shown = runToEnd(redactor.payloadInParts(many));
    expect(shown.text).not.toContain('hush');
    expect(runToEnd(redactor.payloadInParts(many))).toBe(shown);
    expect([...redactor.payloadInParts(many)]).toEqual([]);
    expect(redactor.payload(many)).toBe(shown);
    expect(runToEnd(redactor.payloadInParts(long(40_000))).text).toMatch(
      /"token":"«token-10»","b":"«password-1»"\}$/,
    );
  });

  it('is read in parts from 32,768 characters on', () => {
    const rests = (length: number): number =>
      [...create().payloadInParts({ ...text(`["${'x","'.repeat(length)}`.slice(0, length)) })].length;
    expect([rests(32_767), rests(32_768) > 0]).toEqual([0, true]);
  });
});

it('messages in their order have no secret that is split over them', () => {
  const said = ['{"token":"hush-0123', '456789abc"}'].map((part) => ({
    ...text(part),
    direction: 'sent' as const,
  }));
  const shown = create().payloads(said);
  expect(shown.map((each) => each.text)).toEqual(['{"token":"«token-1»', '«token-2»"}']);
});

it('an event is masked in all its fields', () => {
  const event = { source: 'page', context: 'p', seq: 1, at: 1, kind: 'listeners', socket: 1 } as const;
  expect(create().event({ ...event, types: 'token=hush77' })).toEqual({ ...event, types: 'token=«token-1»' });
});

describe('a string that was read in another message', () => {
  it('is masked from when it is found to be secret on', () => {
    const { text: masked } = create();
    const said = '{"a":"so hush-0123456789 said"}';
    expect([masked(said), masked(said)]).toEqual([said, said]);
    expect(masked('{"token":"hush-0123456789"}')).toBe('{"token":"«token-1»"}');
    expect([masked(said), masked(said)]).toEqual(Array(2).fill('{"a":"so «token-1» said"}'));
  });

  it('is masked as deep as it is', () => {
    const wrapped = (value: string, times: number): string =>
      times === 0 ? value : wrapped(JSON.stringify({ a: value }), times - 1);
    for (const depth of [1, 2, 3, 4, 5, 6, 7]) {
      const { text: masked } = create();
      for (const shallow of [1, 2, 3]) masked(wrapped('token=hush-77', shallow));
      const { text: alone } = create();
      alone('token=hush-77');
      expect(masked(wrapped('token=hush-77', depth))).toBe(alone(wrapped('token=hush-77', depth)));
    }
  });
});
