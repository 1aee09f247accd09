import type { Fix } from '../diagnosis/rule.ts';

/** Every sandboxed frame and local file has the origin `null`: a server that allows it allows all of them. */
export const GIVE_PAGE_AN_ORIGIN: Fix = {
  title: 'Give the page an origin',
  detail:
    'The page sends Origin: null. A sandboxed iframe needs allow-same-origin (only for content you trust); a file:// or data: page must be served over http:// or https://. Then the server can allow that origin. Never allow null: every sandboxed frame on the web sends it.',
  snippet: '<iframe sandbox="allow-scripts allow-same-origin" src="…"></iframe>',
  language: 'html',
};
