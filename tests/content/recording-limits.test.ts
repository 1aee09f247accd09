import { describe, expect, it } from 'vitest';
import { limitsFor, RECORD_NOTHING } from '../../content/relay/recording-limits.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/capture/settings.ts';

const listed: Settings = { ...DEFAULT_SETTINGS, recordWhere: 'listed', sites: ['*.mine.test', 'localhost'] };
const closed = { message: DEFAULT_SETTINGS.closedPreview, document: DEFAULT_SETTINGS.closedBudget };
const open = { message: DEFAULT_SETTINGS.openPreview, document: DEFAULT_SETTINGS.openBudget };

describe('what a document keeps', () => {
  it('is little while nobody watches, and more when a panel does', () => {
    expect(limitsFor(DEFAULT_SETTINGS, ['https://a.test'], false)).toEqual(closed);
    expect(limitsFor(DEFAULT_SETTINGS, ['https://a.test'], true)).toEqual(open);
  });

  it('is nothing on sites that are not listed, unless a panel watches', () => {
    expect(limitsFor(listed, ['https://a.test'], false)).toEqual(RECORD_NOTHING);
    expect(limitsFor(listed, ['https://a.test'], true)).toEqual(open);
    expect(limitsFor(listed, ['null'], false)).toEqual(RECORD_NOTHING);
    expect(limitsFor({ ...listed, recordWhere: 'devtools-open' }, ['http://localhost'], false)).toEqual(
      RECORD_NOTHING,
    );
  });

  it('counts the port, and the documents that embed it', () => {
    expect(limitsFor(listed, ['http://localhost:3000'], false)).toEqual(closed);
    expect(limitsFor(listed, ['https://frame.test', 'https://app.mine.test'], false)).toEqual(closed);
  });

  it('is refused only when it is known that nobody watches', () => {
    expect(limitsFor(listed, ['https://a.test'], undefined)).toEqual(closed);
  });
});
