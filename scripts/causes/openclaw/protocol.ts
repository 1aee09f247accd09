import type { CauseTexts } from '../cause.ts';
import { aboutGateway, closedByGateway } from './gateway-text.ts';

/** The first messages, and what follows them. */
export const openclawProtocol = {
  'openclaw-page-outdated': closedByGateway(
    1008,
    'protocol mismatch: Control UI updated; reload this page to continue',
    {
      title: 'OpenClaw 1008: Control UI updated, reload the page',
      detail: 'PROTOCOL_MISMATCH',
      meaning: ['The gateway was updated, and the tab still has the old page.', 'A reload is enough.'],
      causes: ['The page was open during the update.', 'A cache or a proxy serves the old page.'],
      check: ['Reload without the cache (Ctrl+Shift+R).'],
    },
  ),
  'openclaw-protocol-mismatch': closedByGateway(1002, 'protocol mismatch', {
    title: 'OpenClaw 1002: protocol mismatch',
    detail: 'PROTOCOL_MISMATCH',
    meaning: ['Client and gateway support no common version of the protocol.', 'One of them is too old.'],
    causes: [
      'The client is older than the gateway, or the other way round.',
      'An old gateway process still runs after an update.',
    ],
    check: ['`openclaw --version` on both sides.', '`openclaw gateway status --deep` lists old clients.'],
  }),
  'openclaw-client-version-mismatch': closedByGateway(1008, 'client version mismatch', {
    title: 'OpenClaw 1008: client version mismatch',
    detail: 'CLIENT_VERSION_MISMATCH',
    meaning: ['The gateway does not accept this version of the client.', 'Both must be of one release.'],
    causes: ['Only one of the two was updated.'],
    check: ['`openclaw --version` on both sides.'],
  }),
  'openclaw-connect-params-invalid': closedByGateway(1008, 'invalid connect params: …', {
    title: 'OpenClaw 1008: invalid connect params',
    meaning: [
      'The `connect` request has a field that the gateway does not know, or lacks one.',
      'Its schema is closed: one unknown property is enough.',
    ],
    causes: ['A client of one’s own, or one for another version.'],
    check: ['The reason names the path, such as `at /client/id`.'],
  }),
  'openclaw-role-invalid': closedByGateway(1008, 'invalid role', {
    title: 'OpenClaw 1008: invalid role',
    meaning: [
      '`connect` names a role that does not exist.',
      'On the main path there are `operator` and `node`.',
    ],
    causes: ['A typing error in a client of one’s own.'],
  }),
  'openclaw-connect-not-first': closedByGateway(1008, 'invalid handshake: first request must be connect', {
    title: 'OpenClaw 1008: first request must be connect',
    meaning: ['The client sent another request before `connect`.', 'Nothing may come before it.'],
    causes: [
      'The client does not wait for `hello-ok` before it sends.',
      'Messages were queued during a reconnect.',
    ],
  }),
  'openclaw-frame-invalid': closedByGateway(1008, 'invalid request frame', {
    title: 'OpenClaw 1008: invalid request frame',
    meaning: [
      'The first message is JSON, but no request of the protocol.',
      'It needs `type`, `id` and `method`.',
    ],
    causes: ['A client for another protocol, such as plain JSON-RPC.'],
  }),
  'openclaw-worker-handshake': closedByGateway(1008, 'invalid-handshake', {
    title: 'OpenClaw 1008: worker on the wrong path',
    meaning: [
      'A worker connected to the path of operators and nodes, or sent nothing on its own path.',
      'Workers have a path of their own.',
    ],
    causes: ['The URL lacks `/__openclaw__/worker`.'],
  }),
  'openclaw-first-frame-unreadable': closedByGateway(1000, '', {
    title: 'OpenClaw: closed with 1000, first message not JSON',
    meaning: [
      'The gateway closed with 1000 and without a reason some milliseconds after the first message.',
      'It does so where that message is not JSON.',
    ],
    recognized:
      'A clean close with 1000 and no reason came before `hello-ok`, right after the first message.',
    causes: ['Binary or plain text was sent.', 'Another client’s protocol.'],
    falseAlarm: 'A very short handshake timeout looks the same.',
  }),
  'openclaw-handshake-timeout': closedByGateway(1000, '', {
    title: 'OpenClaw: closed with 1000, no connect in time',
    meaning: [
      'The gateway waited for `connect`, 15 s by default, and closed with 1000 and without a reason.',
      'Older releases waited for 3 s.',
    ],
    recognized:
      'A clean close with 1000 and no reason came before `hello-ok`, after the time limit of a known release.',
    causes: [
      'The client does not answer `connect.challenge`.',
      'The page was busy or in the background.',
      'The gateway’s event loop was blocked.',
    ],
    falseAlarm: 'Another limit can be set with `OPENCLAW_HANDSHAKE_TIMEOUT_MS`.',
    sources: ['[openclaw/openclaw#46892](https://github.com/openclaw/openclaw/issues/46892)'],
  }),
  'openclaw-handshake-flood': closedByGateway(1008, 'too many pending handshake frames', {
    title: 'OpenClaw 1008: too many messages before hello-ok',
    meaning: ['The client sent more than 15 messages before `hello-ok`.', 'The gateway keeps no more.'],
    causes: ['Queued messages are sent at once after a reconnect.'],
  }),
  'openclaw-handshake-too-large': closedByGateway(1009, '', {
    title: 'OpenClaw 1009: first message over 64 KiB',
    meaning: ['Before `hello-ok` a message may have 64 KiB at most.', 'The `connect` request was larger.'],
    recognized: 'A close with 1009 came before `hello-ok`.',
    causes: ['`connect` carries data that belongs into later requests.'],
  }),
  'openclaw-frame-too-large': closedByGateway(1009, '', {
    title: 'OpenClaw 1009: message over 25 MiB',
    meaning: [
      'A message was larger than the gateway accepts, 25 MiB by default.',
      '`hello-ok` names the limit as `policy.maxPayload`.',
    ],
    recognized: 'A close with 1009 came on a connection to a gateway, after `hello-ok`.',
    causes: ['A large attachment, as base64.'],
  }),
  'openclaw-slow-consumer': closedByGateway(1008, 'slow consumer', {
    title: 'OpenClaw 1008: slow consumer',
    meaning: [
      'More than 50 MiB waited in the gateway, because the client read too slowly.',
      'The gateway then closes the connection, often without a close frame.',
    ],
    causes: ['The page was busy or frozen.', 'A slow network and much output.'],
  }),
  'openclaw-calls-unauthorized': closedByGateway(1008, 'repeated unauthorized calls', {
    title: 'OpenClaw 1008: repeated unauthorized calls',
    meaning: [
      'The client called methods that it may not call, again and again.',
      'After ten the gateway closes the connection.',
    ],
    causes: ['A client that ignores the first refusal.', 'A device with too few scopes.'],
  }),
  'openclaw-framing-error': closedByGateway(1002, '', {
    title: 'OpenClaw: invalid WebSocket frame (1002 or 1007)',
    meaning: [
      'The gateway got a frame that breaks the WebSocket protocol.',
      'Browsers send none, so that something in between changed it.',
    ],
    recognized: 'A close with 1002 or 1007 and no reason came on a connection to a gateway.',
    causes: ['A proxy or security software changes the stream.', 'A client library of one’s own.'],
  }),
  'openclaw-missing-scope': aboutGateway({
    title: 'OpenClaw: missing scope (FORBIDDEN)',
    meaning: [
      'The gateway answers requests with `FORBIDDEN`: a scope is missing.',
      'The connection stays open. A method that does not exist gives the same answer to a client without admin rights.',
    ],
    aboutTexts: 'The reply says `missing scope: operator.admin`, for example.',
    recognized: 'Replies of a gateway have this code.',
    causes: ['The device was approved with fewer scopes.', 'A wrong name of a method.'],
    check: ['`openclaw devices list` shows the scopes.'],
    falseAlarm: 'A client that tries what it may do, on purpose.',
  }),
  'openclaw-request-invalid': aboutGateway({
    title: 'OpenClaw: invalid request frame after hello',
    meaning: [
      'The gateway got messages that are not requests of its protocol.',
      'The connection stays open.',
    ],
    aboutTexts: 'The reply has the id `invalid` and says what is missing.',
    recognized: 'Replies of a gateway have this form.',
    causes: ['Another type, or an unknown property.'],
    check: ['Read the message of the reply, then the request before it.'],
    falseAlarm: 'None is known.',
  }),
  'openclaw-request-failed': aboutGateway({
    title: 'OpenClaw: requests answered with errors',
    meaning: ['The gateway answered requests with errors.', 'The connection itself is fine.'],
    aboutTexts: 'The text is in the reply: `error.code` and `error.message`.',
    recognized: 'Replies with `ok: false` were received.',
    causes: ['Wrong parameters, or something that the request needs does not exist.'],
    check: ['Read the reply, then the request before it.'],
    falseAlarm: 'Some errors are expected.',
  }),
  'openclaw-page-gave-up': aboutGateway({
    title: 'OpenClaw 4008: connect failed',
    meaning: [
      'The page itself closed the connection with 4008 before the gateway had answered.',
      'Where the gateway answers first, the code is its own, such as 1008.',
    ],
    aboutTexts: 'The Control UI shows `disconnected (4008): connect failed`.',
    recognized: 'The page called `close(4008)`, and no error frame had come.',
    causes: [
      'An exception in the page while it handled the handshake.',
      'The connection was lost at that moment.',
    ],
    check: ['Look at the console of the page.', 'Reload it without the cache.'],
    sources: ['[openclaw/openclaw#13470](https://github.com/openclaw/openclaw/issues/13470)'],
  }),
  'openclaw-refused': aboutGateway({
    title: 'OpenClaw gateway rejects this client',
    meaning: [
      'The gateway refused the client for a reason that has no page here.',
      'Its words are in the title of the finding.',
    ],
    aboutTexts: 'The close reason and the error frame have the gateway’s words.',
    recognized: 'An error frame came during the handshake, and no other rule is about it.',
    causes: ['A new release with a new reason.'],
    falseAlarm: 'None is known.',
  }),
  'openclaw-closed': aboutGateway({
    title: 'OpenClaw gateway closed the connection',
    meaning: [
      'The gateway closed the connection for a reason that has no page here.',
      'Its words are in the title of the finding.',
    ],
    aboutTexts: 'The close reason has the gateway’s words.',
    recognized: 'A close with a code and a reason came from a gateway, and no other rule is about it.',
    causes: ['A new release with a new reason.'],
    falseAlarm: 'Some closes are ordinary ends.',
  }),
} as const satisfies CauseTexts;
