import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordsHost } from '../../../src/capture/recording-settings.ts';
import { DEFAULT_SETTINGS, readSettings, SIZE_LIMITS } from '../../../src/capture/settings.ts';

describe('settings', () => {
  it('are the defaults when nothing was stored', () => {
    expect(readSettings(undefined)).toEqual(DEFAULT_SETTINGS);
  });

  it('survive another version: what is known is kept, what is not is let go', () => {
    const stored = {
      version: 99,
      recordWhere: 'listed',
      sites: ['a.test'],
      closedBudget: 2 ** 20,
      invented: true,
    };
    expect(readSettings(stored)).toEqual({
      ...DEFAULT_SETTINGS,
      recordWhere: 'listed',
      sites: ['a.test'],
      closedBudget: 2 ** 20,
    });
  });

  it('mend wrong types, bounds and patterns', () => {
    const mended = readSettings({
      recordWhere: 'nowhere',
      sites: ['ok.test', 7, 'https://no.test/', '*.fine.test'],
      closedBudget: 1,
      openBudget: Number.POSITIVE_INFINITY,
      openPreview: '9',
    });
    expect(mended.recordWhere).toBe('everywhere');
    expect(mended.sites).toEqual(['ok.test', '*.fine.test']);
    expect(mended.closedBudget).toBe(SIZE_LIMITS.closedBudget[0]);
    expect(mended.openBudget).toBe(DEFAULT_SETTINGS.openBudget);
    expect(mended.openPreview).toBe(DEFAULT_SETTINGS.openPreview);
  });

  it('keep what is to be masked, and let go what is no rule', () => {
    const good = [
      { kind: 'name', name: 'tenantId' },
      { kind: 'text', text: 'Project Falcon' },
    ];
    const bad = ['x', null, { kind: 'text', text: 'ab' }, { kind: 'name', name: 7 }, { kind: 'regex' }];
    expect(
      readSettings({ alsoMask: [...bad, ...good, { kind: 'name', name: 'a', more: 1 }] }).alsoMask,
    ).toEqual([...good, { kind: 'name', name: 'a' }]);
    expect(readSettings({ alsoMask: 'all' }).alsoMask).toEqual([]);
  });

  it('never throw, and reading them again changes nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const once = readSettings(stored);
        expect(readSettings(once)).toEqual(once);
      }),
    );
  });

  it('match listed sites by host, by subdomain and by port', () => {
    const settings = readSettings({ recordWhere: 'listed', sites: ['a.test', '*.b.test', 'c.test:8080'] });
    const recorded = ['a.test', 'A.test:99', 'b.test', 'x.b.test', 'c.test:8080'];
    const others = ['x.a.test', 'evilb.test', 'c.test', 'c.test:80'];
    expect(recorded.filter((host) => recordsHost(settings, host))).toEqual(recorded);
    expect(others.filter((host) => recordsHost(settings, host))).toEqual([]);
  });

  it('everywhere and DevTools-open ignore the list', () => {
    expect(recordsHost(readSettings({ recordWhere: 'everywhere' }), 'x')).toBe(true);
    expect(recordsHost(readSettings({ recordWhere: 'devtools-open', sites: ['x'] }), 'x')).toBe(false);
  });
});
