/** Code of the page that is known to close connections, and how it shows in the stack of the `close()` call. */
export interface PageCode {
  name: string;
  kind: 'component' | 'library';
}

/** Names of functions and files that are the same in every build which is not minified. */
const KNOWN: readonly (readonly [RegExp, PageCode])[] = [
  [/engine\.io-client|socket\.io/i, { name: 'Socket.IO', kind: 'library' }],
  [/partysocket/i, { name: 'PartySocket', kind: 'library' }],
  [/reconnecting-websocket|_handleTimeout/i, { name: 'reconnecting-websocket', kind: 'library' }],
  [/graphql-ws|subscriptions-transport-ws/i, { name: 'the GraphQL client', kind: 'library' }],
  [/@microsoft\/signalr|signalr/i, { name: 'SignalR', kind: 'library' }],
  [/stompjs|stomp-handler/i, { name: 'stompjs', kind: 'library' }],
  [/mqtt/i, { name: 'MQTT.js', kind: 'library' }],
  [
    /react-dom|react_stack_bottom_frame|commitHookEffectListUnmount|safelyCallDestroy|doubleInvoke|componentWillUnmount|react-use-websocket/,
    { name: 'React', kind: 'component' },
  ],
  [/runtime-core|callWithAsyncErrorHandling|unmountComponent|\bvue\b/i, { name: 'Vue', kind: 'component' }],
  [/ngOnDestroy|executeOnDestroys|@angular/, { name: 'Angular', kind: 'component' }],
  [/svelte|destroy_component|execute_effect_teardown/i, { name: 'Svelte', kind: 'component' }],
  [/solid-js|cleanNode/, { name: 'Solid', kind: 'component' }],
];

export function pageCodeIn(stack: string | undefined): PageCode | undefined {
  return stack === undefined ? undefined : KNOWN.find(([shows]) => shows.test(stack))?.[1];
}

/** Time limits of clients for the handshake, in milliseconds, from their sources. */
const CONNECT_LIMITS: readonly { limit: number; names: string }[] = [
  { limit: 2_000, names: 'timeoutInterval of ReconnectingWebSocket (joewalnes)' },
  { limit: 4_000, names: 'connectionTimeout of reconnecting-websocket and PartySocket' },
  { limit: 20_000, names: 'timeout of Socket.IO' },
  { limit: 30_000, names: 'connectTimeout of MQTT.js' },
];
const TOLERANCE = 250;

/** The client option whose default is this long. */
export function connectLimitOf(waited: number): string | undefined {
  return CONNECT_LIMITS.find(({ limit }) => Math.abs(waited - limit) <= TOLERANCE)?.names;
}
