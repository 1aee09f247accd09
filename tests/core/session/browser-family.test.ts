import { describe, expect, it } from 'vitest';
import { browserFamily, browserName, familyOf } from '../../../src/session/browser-family.ts';
import { created, devtools, page, tape } from '../../support/tape.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('the browser', () => {
  it.each([
    [FIREFOX, 'firefox'],
    ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', 'chromium'],
    ['Mozilla/5.0 HeadlessChrome/156.0.0.0 Safari/537.36', 'chromium'],
    ['Mozilla/5.0 Chromium/156.0 Safari/537.36', 'chromium'],
    ['Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36 Edg/156.0', 'chromium'],
    [`${MAC} Version/18.1 Safari/605.1.15`, 'safari'],
    [`${MAC} Safari/605.1.15`, 'unknown'],
    [`${MAC} Version/18.1`, 'unknown'],
    ['Version/x.1 Safari/605', 'unknown'],
    ['Version/18.1 Safari/x', 'unknown'],
    ['Version/18.1 Safari/605', 'safari'],
    ['Waterfirefox/153', 'unknown'],
    ['MyFirefox/153', 'unknown'],
    ['Firefox/x', 'unknown'],
    ['NotChrome/1', 'unknown'],
    ['Chrome/x', 'unknown'],
    ['Chrome', 'unknown'],
    ['Chromx/1', 'unknown'],
    ['ConVersion/18.1 Safari/605', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (userAgent, family) => expect(familyOf(userAgent)).toBe(family));
});

describe('the browser of a session', () => {
  it('is that of the page, not the one that reads the network log', () => {
    const session = tape(page('http://page.test/', { userAgent: FIREFOX }), devtools(5));
    expect([browserName(session), browserFamily(session)]).toEqual([FIREFOX, 'firefox']);
  });

  it('is the one that the network log names where no page says it', () => {
    const session = tape(devtools(5));
    delete session.userAgent;
    expect([browserName(session), browserFamily(session)]).toEqual(['Chrome/156.0.0.0', 'chromium']);
  });

  it('may be unknown', () => {
    const session = tape(created('ws://api.test/'));
    delete session.userAgent;
    expect([browserName(session), browserFamily(session)]).toEqual(['', 'unknown']);
  });
});
