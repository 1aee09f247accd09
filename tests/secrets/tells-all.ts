import { defineRule } from '../../src/diagnosis/rule.ts';

/** Names every event as evidence and repeats what a page can say, so that the report has all of it. */
export const tellsAll = defineRule({
  id: 'tells-all',
  title: 'All of it',
  severity: 'error',
  scenario: 'A1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455',
  requires: ['page'],
  detect: ({ url, closed, createdEvent, notes, frames, protocols }) => ({
    confidence: 'certain',
    title: `Closed: ${closed?.reason ?? ''}`,
    evidence: [
      {
        fact: `It went to ${url} with ${protocols.join(', ')} and closed with “${closed?.reason ?? ''}”.`,
        events: [createdEvent, ...notes.map(({ id }) => id), ...frames.kept.map(({ id }) => id)],
      },
    ],
    facts: {},
    howToConfirm: `Look at ${url}.`,
  }),
  fixes: (_match, { url, closed }) => [
    { title: `Do ${closed?.reason ?? ''}`, detail: url, snippet: `curl '${url}'`, language: 'sh' },
  ],
});
