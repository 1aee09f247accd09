import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** The browser's own function, in a language. */
function getMessageIn(language: string): (key: string, values: readonly string[]) => string {
  const texts: Record<string, Entry> = JSON.parse(readFileSync(`_locales/${language}/messages.json`, 'utf8'));
  return (key, values) =>
    (texts[key]?.message ?? '').replace(/\$(\w+)\$/g, (_, name: string) => {
      const content = texts[key]?.placeholders?.[name.toLowerCase()]?.content ?? '';
      return values[Number(content.slice(1)) - 1] ?? '';
    });
}

// The next file may share the modules.
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function unitsIn(language: string) {
  vi.stubGlobal('chrome', { i18n: { getMessage: getMessageIn(language) } });
  vi.resetModules();
  const { formatBytes, formatDuration } = await import('../../panel/messages/units.ts');
  const { sinceText } = await import('../../panel/ui/moment-text.ts');
  return { formatBytes, formatDuration, sinceText };
}

describe('sizes and times are written as the language writes them', () => {
  it('English', async () => {
    const { formatBytes, formatDuration, sinceText } = await unitsIn('en');
    expect([412, 1_240, 120_400, 3_400_000].map(formatBytes)).toEqual([
      '412 B',
      '1.2 kB',
      '120 kB',
      '3.4 MB',
    ]);
    expect([312, 4_200, 60_000, 86_400_000, 302_400_000].map(formatDuration)).toEqual([
      '312 ms',
      '4.2 s',
      '1 min',
      '1 day',
      '3.5 days',
    ]);
    expect([412, 252_300, -20].map(sinceText)).toEqual(['+0.412 s', '+4:12.300', '−0.020 s']);
  });

  it('German', async () => {
    const { formatBytes, formatDuration, sinceText } = await unitsIn('de');
    expect([412, 1_240].map(formatBytes)).toEqual(['412 B', '1,2 kB']);
    expect([4_200, 86_400_000, 302_400_000].map(formatDuration)).toEqual(['4,2 s', '1 Tag', '3,5 Tage']);
    expect([412, 252_300].map(sinceText)).toEqual(['+0,412 s', '+4:12,300']);
  });
});
