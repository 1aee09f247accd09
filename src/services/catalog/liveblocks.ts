import { defineService } from '../service.ts';

const source =
  'https://github.com/liveblocks/liveblocks/blob/main/packages/liveblocks-core/src/types/IWebSocket.ts';
const auth = 'https://liveblocks.io/docs/authentication';

/** Liveblocks: rooms with presence, storage and comments. */
export const liveblocks = defineService({
  id: 'liveblocks',
  name: 'Liveblocks',
  operator: 'vendor',
  docs: 'https://liveblocks.io/docs',
  hosts: ['api.liveblocks.io'],
  closeCodes: [
    {
      code: 4001,
      meaning: 'the user may not enter this room',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Grant access to the room',
          detail:
            'With access tokens call session.allow(room, …) in the authentication endpoint. With ID tokens set usersAccesses, groupsAccesses or defaultAccesses of the room.',
        },
        {
          title: 'Use keys of the same project',
          detail: 'The secret key of the endpoint and the room must belong to one project.',
        },
      ],
      source: auth,
    },
    {
      code: 4109,
      meaning: 'the token of the room expired',
      topic: 'credentials',
      retry: 'now',
      fixes: [
        {
          title: 'Let the client authenticate again',
          detail:
            'The client calls authEndpoint again by itself. If it repeats, the endpoint returns an old token from a cache, or the clock of the server is wrong.',
        },
      ],
      source,
    },
    {
      code: 4005,
      meaning: 'the room is full',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Reduce the connections of the room',
          detail: 'Each tab counts. Leave rooms that are not visible, or change the plan.',
        },
      ],
      source,
    },
    {
      code: 4006,
      meaning: 'the id of the room was changed',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Enter the room with its new id',
          detail: 'The close reason has the new id. Handle it in the error listener and navigate there.',
        },
      ],
      source,
    },
    {
      code: 4100,
      meaning: 'the server removed this connection from the room',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the access of the user',
          detail:
            'Permissions of the room may have changed, or the room was deleted. Enter the room again after you have checked.',
        },
      ],
      source,
    },
    {
      code: 4000,
      meaning: 'Liveblocks could not use a message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Update all @liveblocks packages together',
          detail: 'Client and React packages must have the same version.',
          snippet: 'npx create-liveblocks-app@latest --upgrade',
          language: 'sh',
        },
      ],
      source,
    },
    {
      code: 4999,
      meaning: 'Liveblocks closed the connection and the client must not connect again',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Read the close reason',
          detail:
            'The error listener of the room gets the text. Correct the cause, then enter the room again.',
        },
      ],
      source,
    },
  ],
});
