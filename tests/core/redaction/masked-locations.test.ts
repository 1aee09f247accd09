import { describe, expect, it } from 'vitest';
import {
  type MaskedLocation,
  maskedLocations,
  placesLike,
  revealLocations,
} from '../../../src/redaction/masked-locations.ts';

const where = (value: unknown): [string, string][] =>
  maskedLocations(value).map((each) => [each.where, each.placeholder]);

describe('a masked place', () => {
  it('is called by the names and numbers on the way to it', () => {
    const value = {
      url: 'wss://h/?token=«token-1»',
      list: ['none', 'a «key-1:24» and «key-2»', 7, null, true],
      events: [{ id: 12, text: '«token-1»' }, { headers: [{ name: 'Cookie', value: '«cookie-1»' }] }],
      connections: [{ id: 'c2', title: '«private-key-1»' }],
      none: '«no placeholder»',
    };
    expect(where(value)).toEqual([
      ['url', '«token-1»'],
      ['list › 2', '«key-1:24»'],
      ['list › 2', '«key-2»'],
      ['events › 12 › text', '«token-1»'],
      ['events › 2 › headers › 1 Cookie › value', '«cookie-1»'],
      ['connections › c2 › title', '«private-key-1»'],
    ]);
    expect(where('«token-1»')).toEqual([['', '«token-1»']]);
    expect(where(null)).toEqual([]);
  });

  it('has an id of its own, which stays for as long as the value is the same', () => {
    const value = { a: ['«key-1» «key-1»', '«key-1»'], b: '«key-1»' };
    const ids = maskedLocations(value).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(maskedLocations(structuredClone(value)).map(({ id }) => id)).toEqual(ids);
    // `a/b` is no `ab`.
    expect(maskedLocations({ a: { b: '«key-1»' } })[0]?.id).not.toBe(
      maskedLocations({ ab: '«key-1»' })[0]?.id,
    );
  });

  it.each([
    ['a token=«key-1»', 'token'],
    ['{"user_name":"«key-1»"}', 'user_name'],
    ["{'x': '«key-1»'}", 'x'],
    ['{\\"x\\": \\"«key-1»\\"}', 'x'],
    ['X-Api-Key => «key-1»', 'X-Api-Key'],
    ['größe: «key-1»', 'größe'],
    ['see «key-1»', 'field'],
    ['7: «key-1»', 'field'],
  ])('has the name before it, or that of its field: %s', (field, key) => {
    expect(maskedLocations({ field })[0]?.key).toBe(key);
  });

  it('in a text alone may have no name', () => {
    expect(maskedLocations('«key-1»')[0]?.key).toBe('');
  });

  it('has forty characters before and behind it', () => {
    const [place] = maskedLocations(`${'b'.repeat(50)}«key-1»${'a'.repeat(50)}`);
    expect(place).toMatchObject({ before: 'b'.repeat(40), after: 'a'.repeat(40) });
    expect(maskedLocations('b«key-1»a')[0]).toMatchObject({ before: 'b', after: 'a' });
  });
});

describe('the connection of a masked place', () => {
  const of = (value: unknown): (string | undefined)[] =>
    maskedLocations(value).map(({ connection }) => connection);

  it.each<[string, unknown, (string | undefined)[]]>([
    [
      'is the one whose part it is',
      { connections: [{ id: 'c2', url: '«key-1»', a: { b: '«key-2»' } }] },
      ['c2', 'c2'],
    ],
    ['is the one of its event', { events: [{ connection: 'c3', text: '«key-1»' }] }, ['c3']],
    ['is the only one of its verdict', { verdicts: [{ connections: ['c4'], title: '«key-1»' }] }, ['c4']],
    [
      'is unknown for a verdict of two',
      { verdicts: [{ connections: ['c4', 'c5'], title: '«key-1»' }] },
      [undefined],
    ],
    ['is unknown for a verdict of none', { verdicts: [{ connections: [], title: '«key-1»' }] }, [undefined]],
    [
      'is unknown outside of any',
      { a: '«key-1»', list: [{ id: 'c6', url: '«key-2»' }] },
      [undefined, undefined],
    ],
    [
      'is no number',
      { connection: 7, a: '«key-1»', b: { connections: [7], c: '«key-1»' } },
      [undefined, undefined],
    ],
  ])('%s', (_name, value, connections) => expect(of(value)).toEqual(connections));
});

describe('places like one', () => {
  const places = maskedLocations({
    url: 'token=«key-1»',
    connections: [
      { id: 'c1', url: 'token=«key-2», x=«key-1»' },
      { id: 'c2', url: 'x=«key-1»' },
    ],
  });
  const [first, second] = places as [MaskedLocation, MaskedLocation];
  const like = (place: MaskedLocation, by: Parameters<typeof placesLike>[2]): number[] =>
    placesLike(place, places, by).map((each) => places.indexOf(each));

  it('are itself, or those of its value, its name or its connection', () => {
    expect(like(first, 'place')).toEqual([0]);
    expect(like(first, 'value')).toEqual([0, 2, 3]);
    expect(like(first, 'key')).toEqual([0, 1]);
    expect(like(second, 'connection')).toEqual([1, 2]);
  });

  it('are itself alone where it is of no connection', () => {
    expect(like(first, 'connection')).toEqual([0]);
  });
});

describe('what is shown again', () => {
  const secrets = [
    { placeholder: '«key-1»', kind: 'key', secret: 'open' },
    { placeholder: '«key-2»', kind: 'key', secret: 'sesame' },
  ];
  const value = { a: ['«key-1» «key-2» «key-1»', 5, null], b: { c: '«key-1» «key-3»' } };
  const places = maskedLocations(value);
  const shown = (...chosen: number[]): unknown =>
    revealLocations(value, new Set(chosen.map((at) => places[at]?.id ?? '')), secrets);

  it('is what is at the chosen places, and only there', () => {
    expect(shown(2)).toEqual({ ...value, a: ['«key-1» «key-2» open', 5, null] });
    expect(shown(0, 1, 3)).toEqual({ a: ['open sesame «key-1»', 5, null], b: { c: 'open «key-3»' } });
  });

  it('is nothing of which the secret is not known', () => {
    expect(shown(4)).toEqual(value);
  });

  it('is the value itself where no place is chosen', () => {
    expect(shown()).toBe(value);
  });
});
