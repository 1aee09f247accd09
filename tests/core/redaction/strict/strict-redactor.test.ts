import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../../src/capture/captured-event.ts';
import type { Redactor } from '../../../../src/redaction/redactor.ts';
import { createRedactor } from '../../../../src/redaction/redactor-factory.ts';
import { EDGE } from '../../../../src/redaction/split-secrets.ts';
import { binary, text } from '../../../secrets/payloads.ts';
import { vocabularyOf } from '../../../support/strict-help.ts';

/** Words that begin with z are in neither list. */
const strict = vocabularyOf(
  'the room order lobby hello open door owner was purple monkey kitchen summer live',
  'json token id type message url null',
);
const create = (): Redactor => createRedactor({ strict });

function inParts<P extends Payload>(redactor: Redactor, payload: P): { rests: number; result: P } {
  const steps = redactor.payloadInParts(payload);
  for (let rests = 0; ; rests += 1) {
    const step = steps.next();
    if (step.done) return { rests, result: step.value };
  }
}

describe('a text in a strict export', () => {
  it.each([
    ['the lobby of zebra', 'the lobby of «word-1:5»'],
    ['"zebra room"', '"«text-1:10»"'],
    [' "room" ', ' "«word-1:4»" '],
    ['the zebra {"id":"zulu"} zebra', 'the «word-2:5» {"id":"«word-1:4»"} «word-2:5»'],
    ['zebra [1] zebra', '«word-1:5» [1] «word-1:5»'],
    ['the [] room {} x', 'the [] room {} x'],
    ['{"id":"zebra"}{"id":"zulu"}', '{"id":"«word-1:5»"}{"id":"«word-2:4»"}'],
    ['{"id":"zeb', '{"id":"«word-1:3»'],
    ['the room [zebra]', 'the room [«word-1:5»]'],
  ])('is masked word by word, and JSON in it by its values: %s', (given, shown) => {
    expect(create().text(given)).toBe(shown);
  });

  it.each([
    ['the {\\"id\\":\\"zebra\\"} room', 'the {\\"id\\":\\"«word-1:5»\\"} room'],
    ['{\\"url\\":\\"\\/zebra\\"}', '{\\"url\\":\\"/«word-1:5»\\"}'],
    ['\\"room\\" \\\\ the', '\\"room\\" \\\\ the'],
  ])('is read as what was escaped into it, and stays escaped: %s', (given, shown) => {
    expect(create().text(given)).toBe(shown);
  });

  it('has the JSON within JSON masked, and what is deeper than six levels as a whole', () => {
    const nested = (levels: number): string =>
      levels === 0 ? '{"id":"zebra"}' : JSON.stringify({ message: nested(levels - 1) });
    const innermost = (levels: number): string => {
      let said = create().text(nested(levels));
      for (let at = 0; at < levels; at += 1) said = JSON.parse(said).message;
      return said;
    };
    expect(innermost(5)).toBe('{"id":"«word-1:5»"}');
    expect(innermost(6)).toBe('«text-1:14»');
    // The depth is counted again for each text.
    const redactor = create();
    for (let at = 0; at < 8; at += 1)
      expect(redactor.text(`room {"message":"zebra${at}"}`)).toContain('«token-');
  });
});

describe('the host, port and path of a URL', () => {
  it('stay wherever they are quoted, once they were seen', () => {
    const redactor = create();
    expect(redactor.text('zorblax.test:8443 12345')).not.toMatch(/zorblax|8443|12345/);
    expect(redactor.url('wss://zorblax.test:12345/live/room')).toBe('wss://zorblax.test:12345/live/room');
    expect(redactor.text('zorblax.test zorblax.test:12345 12345 /live/room')).toBe(
      'zorblax.test zorblax.test:12345 12345 /live/room',
    );
  });

  it('stay also where a text has the URL', () => {
    const redactor = create();
    redactor.text('the wss://zorblax.test:12345/live');
    expect(redactor.text('12345')).toBe('12345');
  });

  it('are masked where they are known to be secret', () => {
    const redactor = create();
    redactor.url('wss://hush77:zebra1@zorblax.test/live');
    expect(redactor.url('wss://hush77/live')).toBe('wss://«user-1:6»/live');
    expect(redactor.text('the hush77')).toBe('the «user-1:6»');
  });

  it('are not quoted where they are longer than 300 characters', () => {
    const redactor = create();
    const paths = [`/${'room/'.repeat(59)}live`, `/${'room/'.repeat(59)}lobby`];
    expect(paths.map(({ length }) => length)).toEqual([300, 301]);
    const [shown, masked] = paths.map((path) => {
      redactor.url(`wss://h.test${path}`);
      return redactor.text(JSON.stringify({ [path]: 1 }));
    });
    expect(shown).toBe(JSON.stringify({ [paths[0] ?? '']: 1 }));
    expect(masked).toBe('{"«key-1:301»":1}');
  });
});

describe('a value that was masked', () => {
  it('is masked everywhere where its name says that it is secret, from four characters on', () => {
    const redactor = create();
    redactor.text('{"token":"room","secret":"the"}');
    expect(redactor.text('{"id":"room"}')).toBe('{"id":"«token-1:4»"}');
    expect(redactor.text('{"id":"the"}')).toBe('{"id":"the"}');
  });

  it('is masked where it is alone where it only was not known', () => {
    const redactor = create();
    expect(redactor.text('{"owner":"purple"}')).toBe('{"owner":"«word-1:6»"}');
    expect(redactor.text('the purple door')).toBe('the purple door');
    expect(redactor.text('{"owner":"purple"}')).toBe('{"owner":"«word-1:6»"}');
  });

  it('is masked everywhere where its name is personal, unless it is a word of a protocol', () => {
    const redactor = create();
    expect(redactor.text('{"surname":"message","birthday":"lobby"}')).toBe(
      '{"surname":"«word-1:7»","birthday":"«secret-1:5»"}',
    );
    expect(redactor.text('{"type":"message"}')).toBe('{"type":"message"}');
    expect(redactor.text('{"type":"lobby"}')).toBe('{"type":"«secret-1:5»"}');
  });

  it('has its placeholder in a sentence that quotes several words of it', () => {
    const redactor = create();
    redactor.text('{"owner":"purple monkey kitchen zebra"}');
    expect(redactor.sentence('The owner was purple monkey kitchen zebra, purple monkey kitchen zebra.')).toBe(
      'The owner was «text-1:27», «text-1:27».',
    );
    expect(redactor.sentence('The monkey was purple.')).toBe('The monkey was purple.');
  });

  it('of more than 300 characters is not looked for in sentences', () => {
    for (const [length, isFound] of [
      [300, true],
      [301, false],
    ] as const) {
      const redactor = create();
      const phrase = `purple ${'monkey '.repeat(60)}`.slice(0, length - 1).padEnd(length, 'y');
      redactor.text(JSON.stringify({ owner: phrase }));
      expect(redactor.sentence(`The owner was ${phrase}.`) === `The owner was «text-1:${length}».`).toBe(
        isFound,
      );
    }
  });

  it('is listed with its placeholder', () => {
    const redactor = create();
    redactor.text('{"token":"hush77","id":"zebra"}');
    expect(redactor.secrets()).toEqual([
      { secret: 'hush77', placeholder: '«token-1:6»', kind: 'token' },
      { secret: 'zebra', placeholder: '«word-1:5»', kind: 'word' },
    ]);
  });
});

describe('each part of an event', () => {
  const redactor = create();

  it.each([
    ['a URL', redactor.url('wss://h.test/zebra?token=hush7777'), 'wss://h.test/«word-1:5»?token=«token-1:8»'],
    ['a header', redactor.header('X-Room', 'the zebra'), 'the «word-1:5»'],
    ['a header of a login', redactor.header('Authorization', 'Bearer hush7777'), 'Bearer «token-1:8»'],
    [
      'subprotocols',
      redactor.protocols(['json', 'zulu-zebra', 'hush7777']),
      ['json', 'zulu-«word-1:5»', '«token-1:8»'],
    ],
    ['a sentence', redactor.sentence('The zebra was open.'), 'The «word-1:5» was open.'],
  ])('is masked as what it is: %s', (_name, shown, expected) => expect(shown).toEqual(expected));

  it('in an event as a whole', () => {
    const event = {
      source: 'page',
      context: 'p',
      seq: 1,
      at: 1,
      kind: 'closed',
      socket: 1,
      code: 4000,
      wasClean: true,
      buffered: 0,
    } as const;
    expect(create().event({ ...event, reason: 'the zebra' })).toEqual({
      ...event,
      reason: 'the «word-1:5»',
    });
  });
});

describe('what of a text is not known', () => {
  it('is told, each once, and is not masked by that', () => {
    const redactor = create();
    redactor.text('{"token":"zulu77"}');
    expect(redactor.unknownIn('the zebra "zebra" yeti «token-1:3» zulu77 password')).toEqual([
      'zebra',
      'yeti',
      'zulu77',
      'password',
    ]);
    expect(redactor.unknownIn('the room')).toEqual([]);
    expect(redactor.secrets()).toHaveLength(1);
  });
});

describe('a message', () => {
  it('of text is masked, and keeps its size', () => {
    expect(create().payload(text('the zebra'))).toEqual({ ...text('the zebra'), text: 'the «word-1:5»' });
  });

  it('with nothing to mask is the same object', () => {
    const redactor = create();
    const nothingKept: Payload = { opcode: 'binary', size: 9, kept: 0 };
    for (const payload of [text('the room'), text(''), nothingKept]) {
      expect(redactor.payload(payload)).toBe(payload);
      expect(inParts(redactor, payload).result).toBe(payload);
    }
  });

  it('of bytes is masked where they are text, and is left out where they are not', () => {
    expect(create().payload(binary(Buffer.from('the zebra')))).toEqual({
      ...binary(Buffer.from('the zebra')),
      base64: Buffer.from('the «word-1:5»').toString('base64'),
    });
    const image = binary(Buffer.from('\x89PNG\r\n', 'latin1'));
    expect(create().payload(image)).toEqual({ opcode: 'binary', size: 6, kept: 0, leftOut: 'image' });
    expect(inParts(create(), image).result).toEqual({ opcode: 'binary', size: 6, kept: 0, leftOut: 'image' });
  });

  it('is masked once for as long as no other secret is found', () => {
    const redactor = create();
    const payload = text('the room of hush77, zebra');
    redactor.payload(payload);
    const first = redactor.payload(payload);
    expect(redactor.payload(payload)).toBe(first);
    expect(inParts(redactor, payload).result).toBe(first);
    redactor.text('{"token":"hush77"}');
    const second = redactor.payload(payload);
    expect(second.text).toMatch(/^the room of «token-\d:6», «word-1:5»$/);
  });

  it('is masked again where a URL gave it names that may stay', () => {
    const redactor = create();
    const payload = text('at zorblax.test:12345');
    expect(redactor.payload(payload).text).not.toContain('12345');
    redactor.url('wss://zorblax.test:12345/');
    expect(redactor.payload(payload).text).toContain('zorblax.test:12345');
  });

  it('that is long is masked the same with rests in between', () => {
    const items = Array.from({ length: 1_500 }, (_unused, at) => ({ id: at % 100, type: `zebra${at % 7}` }));
    const long = text(`42${JSON.stringify(items)} zulu`);
    const { rests, result } = inParts(create(), long);
    expect(rests).toBeGreaterThan(1);
    expect(result).toEqual(create().payload(long));
    expect(result.text).not.toMatch(/zebra|zulu/);
  });

  it('that is long is masked once', () => {
    const redactor = create();
    const long = text(`{"type":"zebra","message":"${'the room '.repeat(5_000)}"}`);
    redactor.payload(long);
    const { result } = inParts(redactor, long);
    expect(inParts(redactor, long).result).toBe(result);
    expect(redactor.payload(long)).toBe(result);
  });
});

describe('messages in their order', () => {
  it('have no part of a secret that is split over two of them', () => {
    const said = ['{"token":"hush-0123', '456789abc"}'].map((part) => ({
      ...text(part),
      direction: 'sent' as const,
    }));
    const shown = create().payloads(said);
    expect(shown.map((each) => each.text).join('')).not.toMatch(/hush|0123|6789/);
    expect(shown.map(({ size, direction }) => [size, direction])).toEqual(
      said.map(({ size, direction }) => [size, direction]),
    );
  });

  it('are masked each by itself where nothing is split', () => {
    const said = [text('the zebra'), text('x'.repeat(EDGE)), binary(Buffer.from('\x89PNG', 'latin1'))].map(
      (each) => ({
        ...each,
        direction: 'received' as const,
      }),
    );
    const redactor = create();
    expect(redactor.payloads(said)).toEqual(said.map((each) => redactor.payload(each)));
  });
});

describe('a string that was read in another message', () => {
  it('is looked up once under one name', () => {
    let lookups = 0;
    const isTechnical = (word: string): boolean => {
      if (word === 'zebra') lookups += 1;
      return strict.isTechnical(word);
    };
    const redactor = createRedactor({ strict: { ...strict, isTechnical } });
    const said = (at: number): string => redactor.text(`{"url":${at},"message":"the zebra room"}`);
    const shown = said(1);
    const once = lookups;
    expect(once).toBeGreaterThan(0);
    expect(Array.from({ length: 50 }, (_unused, at) => said(at % 9))).toHaveLength(50);
    expect(said(1)).toBe(shown);
    expect(lookups).toBe(once);
    redactor.text('{"type":"the zebra room"}');
    expect(lookups).toBeGreaterThan(once);
  });

  it('is masked from when it is found to be secret on, and shown from when it is quoted on', () => {
    const redactor = create();
    const said = '{"message":"the lobby"}';
    expect([redactor.text(said), redactor.text(said)]).toEqual([said, said]);
    redactor.text('{"token":"lobby"}');
    expect(redactor.text(said)).toBe('{"message":"the «token-1:5»"}');
    const host = '{"message":"zebra.test:8443"}';
    expect(redactor.text(host)).not.toBe(host);
    redactor.url('wss://zebra.test:8443/live');
    expect(redactor.text(host)).toBe(host);
  });

  it('is masked by what stands around it', () => {
    const redactor = create();
    const shown = (text: string): string => redactor.text(text);
    expect(shown('{"message":"order"}')).toBe('{"message":"order"}');
    expect(shown('{"auth":{"message":"order"}}')).not.toContain('"order"');
    expect(shown('{"token":{"message":"order"}}')).not.toContain('"order"');
    // A name and a value that read together as others do.
    expect(shown('{"message":"zebra\\nlobby"}')).toBe('{"message":"«word-1:5»\\nlobby"}');
    expect(shown('{"message\\nzebra":"lobby"}')).not.toContain('\\nlobby');
  });
});
