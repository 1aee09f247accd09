import { defineService } from '../service.ts';

/** Hocuspocus, a server for Yjs documents, also as Tiptap Cloud. */
export const hocuspocus = defineService({
  id: 'hocuspocus',
  name: 'Hocuspocus',
  operator: 'either',
  docs: 'https://tiptap.dev/docs/hocuspocus/introduction',
  hosts: ['*.collab.tiptap.cloud'],
  closeCodes: [
    {
      code: 4401,
      meaning: 'The token is missing or not valid',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Return a fresh token from the provider',
          detail:
            'Pass a function as token to HocuspocusProvider. On your own server look at onAuthenticate.',
        },
      ],
      source: 'https://github.com/ueberdosis/hocuspocus/blob/main/packages/common/src/CloseEvents.ts',
    },
    {
      code: 4403,
      meaning: 'The user may not open this document',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check document name and rights',
          detail:
            'The name must be in the list of the token, or onAuthenticate of your server must allow it.',
        },
      ],
      source: 'https://github.com/ueberdosis/hocuspocus/blob/main/packages/common/src/CloseEvents.ts',
    },
    {
      code: 4408,
      meaning: 'The client did not answer the ping in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        { title: 'Let the provider reconnect', detail: 'Suspended tabs and sleeping devices do not answer.' },
      ],
      source: 'https://github.com/ueberdosis/hocuspocus/blob/main/packages/common/src/CloseEvents.ts',
    },
    {
      code: 4205,
      meaning: 'The server asked for a new connection',
      topic: 'shutdown',
      retry: 'now',
      fixes: [{ title: 'Let the provider reconnect', detail: 'No change is necessary.' }],
      source: 'https://github.com/ueberdosis/hocuspocus/blob/main/packages/common/src/CloseEvents.ts',
    },
    {
      code: 1009,
      meaning: 'A message is too large',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Keep images out of the document',
          detail: 'Store files elsewhere and keep a URL in the document.',
        },
      ],
      source: 'https://github.com/ueberdosis/hocuspocus/blob/main/packages/common/src/CloseEvents.ts',
    },
  ],
});
