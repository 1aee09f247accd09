import type { WebSocket } from 'ws';
import { errorAnswer, event } from '../../openclaw/frames.ts';
import { recording } from '../../openclaw/recording.ts';
import type { Endpoint } from '../family.ts';
import { controlUi, type Visitor } from './control-ui.ts';
import { createGateway, type GatewayLife } from './gateway.ts';
import { type Host, hostOf } from './host.ts';

type Words = Omit<Endpoint, 'open'>;

/** A gateway to which this happens once the page is let in. */
function meets(
  words: Words,
  happen: (socket: WebSocket, host: Host) => unknown,
  life: GatewayLife = {},
): Endpoint {
  return {
    ...words,
    open: async (bench) => {
      let host: Host | undefined;
      const onHello = (socket: WebSocket) => host && happen(socket, host);
      host = await hostOf(bench, createGateway({}, { ...life, onHello }));
      return controlUi(host.url, {});
    },
  };
}

/** A gateway that the page talks to in this way. */
function talk(words: Words, visitor: Visitor, life: GatewayLife = {}): Endpoint {
  return { ...words, open: async (bench) => controlUi(await bench.serve(createGateway({}, life)), visitor) };
}

const closes = (code: number, reason: string) => (socket: WebSocket) => socket.close(code, reason);
const RESTART = 1_500;
/** Time to read the panel before it is there again. */
const A_WHILE = 60_000;

function missingScope(socket: WebSocket, id: string): void {
  const [error] = recording('2026.9.6/missing-scope/node').errorFrames ?? [];
  if (error) socket.send(errorAnswer(error, id));
}

export const openclawEnded: readonly Endpoint[] = [
  talk(
    {
      id: 'openclaw-handshake-timeout',
      row: 'C10',
      title: 'The page sends nothing; after 3 s the gateway closes.',
      settlesAfter: 3_500,
    },
    { silent: true },
    { patience: 3_000 },
  ),
  talk(
    {
      id: 'openclaw-handshake-too-large',
      row: 'D3',
      title: 'The first message has 70 kB; before hello 64 KiB are taken.',
    },
    { first: 'x'.repeat(70_000) },
  ),
  meets(
    {
      id: 'openclaw-restart-gap',
      row: 'C8',
      title: 'The gateway announces a restart and is back after a while; in between the port refuses.',
      also: ['openclaw-restarting'],
      settlesAfter: 1_500,
    },
    (socket, host) => {
      socket.send(event('shutdown', { reason: 'gateway restarting', restartExpectedMs: RESTART }));
      socket.close(1012, 'service restart');
      host.stopListening();
      host.comeBackIn(A_WHILE);
    },
  ),
  meets(
    {
      id: 'openclaw-stopped',
      row: 'C8',
      title: 'The gateway is stopped; its close code is that of a restart.',
    },
    (socket, host) => {
      socket.send(event('shutdown', { reason: 'gateway stopping' }));
      socket.close(1012, 'service restart');
      host.stopListening();
      host.comeBackIn(A_WHILE);
    },
  ),
  meets(
    {
      id: 'openclaw-gateway-died',
      row: 'C1',
      title: 'The gateway dies without a goodbye, and its port refuses.',
      also: ['openclaw-not-running'],
      settlesAfter: 1_500,
    },
    (_socket, host) => {
      host.stopListening();
      host.kill();
      host.comeBackIn(A_WHILE);
    },
  ),
  meets(
    {
      id: 'openclaw-auth-changed',
      row: 'C5',
      title: 'The token of the gateway is changed while the page is connected.',
    },
    closes(4001, 'gateway auth changed'),
  ),
  meets(
    {
      id: 'openclaw-device-removed',
      row: 'C5',
      title: 'This device is removed from the gateway while it is connected.',
    },
    closes(4001, 'device removed'),
  ),
  meets(
    {
      id: 'openclaw-tick-timeout',
      row: 'C3',
      title: 'The gateway freezes; after two ticks without a word the page gives up.',
      settlesAfter: 3_500,
    },
    (socket) => socket.pause(),
    { tickEvery: 1_000, frozen: true },
  ),
  talk(
    {
      id: 'openclaw-missing-scope',
      row: 'D2',
      title: 'The page calls a method that it has no right to; the connection goes on.',
    },
    { afterwards: ['{"type":"req","id":"7","method":"config.set","params":{}}'] },
    { onRequest: missingScope },
  ),
  talk(
    { id: 'openclaw-connected', row: '', title: 'The page is let in and stays; ticks come.' },
    {},
    { tickEvery: 1_000 },
  ),
];
