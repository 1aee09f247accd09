import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { BROWSERS, manifestFor } from '../../scripts/browser-manifest.ts';

describe('the manifest', () => {
  it('never has, for Chromium, a permission that hides the reasons of all failures', () => {
    const text = JSON.stringify(manifestFor('chromium', manifest));
    expect(text).not.toMatch(/webRequest|declarativeNetRequest/);
    expect(JSON.stringify(manifestFor('firefox', manifest))).toContain('"webRequest"');
  });

  it('collects no data, as Firefox wants to be told', () => {
    expect(manifestFor('firefox', manifest)).toMatchObject({
      browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } },
    });
  });

  it('has the same scripts, pages and policy in every browser', () => {
    const shared = (browser: (typeof BROWSERS)[number]) => {
      const { content_scripts, content_security_policy, devtools_page, options_ui } = manifestFor(
        browser,
        manifest,
      ) as typeof manifest;
      return { content_scripts, content_security_policy, devtools_page, options_ui };
    };
    for (const browser of BROWSERS) expect(shared(browser)).toEqual(shared('chromium'));
  });
});
