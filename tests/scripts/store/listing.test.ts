import { describe, expect, it } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import { manifestFor } from '../../../scripts/browser-manifest.ts';
import { checkListing, comparePermissions } from '../../../scripts/store/check-listing.ts';
import { fieldsOf, permissionsIn, permissionsOf } from '../../../scripts/store/listing.ts';

const PAGE = `# A store

## Single purpose

\`\`\`text
One line.
# not a heading
\`\`\`

## Permission justification

### \`storage\`

\`\`\`text
Keeps settings.
\`\`\`

### Content scripts on \`<all_urls>\`

\`\`\`text
Must be there first.
\`\`\`
`;

describe('the texts of the stores', () => {
  it('meet the limits of all forms, and have a reason for each permission', () => {
    expect(checkListing()).toEqual([]);
  });

  it('are the fenced blocks below headings', () => {
    expect([...fieldsOf(PAGE)]).toEqual([
      ['Single purpose', 'One line.\n# not a heading'],
      ['`storage`', 'Keeps settings.'],
      ['Content scripts on `<all_urls>`', 'Must be there first.'],
    ]);
    expect(permissionsIn(fieldsOf(PAGE))).toEqual(['storage', '<all_urls>']);
  });

  it('must justify what the manifest asks for, and nothing else', () => {
    expect(comparePermissions('a.md', ['storage', 'tabs'], ['storage', 'webRequest'])).toEqual([
      'a.md does not say why the manifest has webRequest',
      'a.md justifies tabs, which the manifest does not have',
    ]);
  });

  it('know every kind of permission that a manifest can ask for', () => {
    expect(permissionsOf(manifestFor('chromium', manifest))).toEqual(
      expect.arrayContaining(['storage', 'http://*/*', 'https://*/*', '<all_urls>']),
    );
    expect(permissionsOf(manifestFor('firefox', manifest))).toEqual(
      expect.arrayContaining(['storage', 'webRequest', '<all_urls>']),
    );
    expect(permissionsOf({ optional_permissions: ['history'], host_permissions: ['*://a.test/*'] })).toEqual([
      'history',
      '*://a.test/*',
    ]);
  });
});
