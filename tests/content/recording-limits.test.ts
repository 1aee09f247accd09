import { describe, expect, it } from 'vitest';
import { keptBy, NOTHING } from '../../content/relay/recording-limits.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/capture/settings.ts';

const listed: Settings = { ...DEFAULT_SETTINGS, recordWhere: 'listed', sites: ['*.mine.test', 'localhost'] };
const closed = { message: DEFAULT_SETTINGS.closedPreview, document: DEFAULT_SETTINGS.closedBudget };
const open = { message: DEFAULT_SETTINGS.openPreview, document: DEFAULT_SETTINGS.openBudget };

describe('what a document keeps', () => {
  it('is little while nobody watches, and more when a panel does', () => {
    expect(keptBy(DEFAULT_SETTINGS, ['https://a.test'], false)).toEqual(closed);
    expect(keptBy(DEFAULT_SETTINGS, ['https://a.test'], true)).toEqual(open);
  });

  it('is nothing on sites that are not listed, unless a panel watches', () => {
    expect(keptBy(listed, ['https://a.test'], false)).toEqual(NOTHING);
    expect(keptBy(listed, ['https://a.test'], true)).toEqual(open);
    expect(keptBy(listed, ['null'], false)).toEqual(NOTHING);
    expect(keptBy({ ...listed, recordWhere: 'devtools-open' }, ['http://localhost'], false)).toEqual(NOTHING);
  });

  it('counts the port, and the documents that embed it', () => {
    expect(keptBy(listed, ['http://localhost:3000'], false)).toEqual(closed);
    expect(keptBy(listed, ['https://frame.test', 'https://app.mine.test'], false)).toEqual(closed);
  });

  it('is refused only when it is known that nobody watches', () => {
    expect(keptBy(listed, ['https://a.test'], undefined)).toEqual(closed);
  });
});
