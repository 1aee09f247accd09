import { expect, it } from 'vitest';
import { escapeHtml } from '../../../src/export/report/escape-html.ts';

it('every character that means something in HTML is escaped, and none is lost', () => {
  expect(escapeHtml(`<a title="x" class='y'>it's A&B</a>`)).toBe(
    '&lt;a title=&quot;x&quot; class=&#39;y&#39;&gt;it&#39;s A&amp;B&lt;/a&gt;',
  );
});
