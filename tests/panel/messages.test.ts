import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNumber, messageParts, plural, t } from '../../panel/messages/message.ts';

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
type Catalog = Record<string, Entry>;

const read = (language: string): Catalog =>
  JSON.parse(readFileSync(`_locales/${language}/messages.json`, 'utf8'));
const english = read('en');
const languages = readdirSync('_locales').filter((each) => each !== 'en');

/** Without the plural form. */
const baseOf = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
const inMessage = ({ message }: Entry): string[] =>
  [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name))].sort();

describe('messages', () => {
  it('of every language are those of English, with the same values', () => {
    expect(languages).toContain('de');
    for (const language of languages) {
      const other = read(language);
      expect(Object.keys(other).map(baseOf).sort(), language).toEqual(
        Object.keys(english).map(baseOf).sort(),
      );
      for (const [key, entry] of Object.entries(english)) {
        expect(Object.keys(other[key]?.placeholders ?? {}), `${language} ${key}`).toEqual(
          Object.keys(entry.placeholders ?? {}),
        );
      }
    }
  });

  it.each(['en', ...languages])(
    'of %s have only values that are declared, numbered by the alphabet',
    (language) => {
      for (const [key, entry] of Object.entries(read(language))) {
        const declared = Object.keys(entry.placeholders ?? {});
        expect(declared, key).toEqual([...declared].sort());
        // The browser takes names in any case, and gives them in lower case.
        expect(declared.join(''), key).toMatch(/^[a-z_]*$/);
        expect(
          Object.values(entry.placeholders ?? {}).map(({ content }) => content),
          key,
        ).toEqual(declared.map((_, index) => `$${index + 1}`));
        // One of something may be written without its number.
        if (key.endsWith('_one')) expect(declared, key).toEqual(expect.arrayContaining(inMessage(entry)));
        else expect(inMessage(entry), key).toEqual(declared);
        expect(entry.message.trim(), key).not.toBe('');
        expect(entry.message, key).not.toMatch(/\$\d|\$(?!\w+\$)(?<!\w\$)/);
      }
    },
  );

  it('are all used', () => {
    const sources = ['panel', 'background']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
      )
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const used = new Set([...sources.matchAll(/['"](\w+)['"]/g)].map(([, name = '']) => name));
    for (const [, name = ''] of readFileSync('manifest.json', 'utf8').matchAll(/__MSG_(\w+)__/g))
      used.add(name);
    expect(Object.keys(english).filter((key) => !used.has(key) && !used.has(baseOf(key)))).toEqual([]);
  });

  it('are filled with values by name, and numbers are written as the language does', () => {
    expect(t('keys_or', { second: 'B', first: 'A' })).toBe('A or B');
    expect(t('options_too_long', { text: 'abc', most: 1234 })).toContain('longer than 1,234 characters');
    expect(formatNumber(1234.5)).toBe('1,234.5');
  });

  it('have a plural', () => {
    expect(plural('connections', 1)).toBe('1 connection');
    expect(plural('connections', 0)).toBe('0 connections');
    expect(plural('connections', 12_345)).toBe('12,345 connections');
  });

  it('keep values that are no text', () => {
    const link = { link: true };
    expect(messageParts('first_run_settings', { settings: link })).toEqual([
      'Choose where it records in the ',
      link,
      '.',
    ]);
  });

  it('show a value with a dollar or a private character as it is', () => {
    expect(t('options_not_a_host', { sites: '$1 $& \uE001' })).toBe('Not saved: $1 $& \uE001 is not a host.');
  });
});
