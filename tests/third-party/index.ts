import { engineIo } from './engine-io.ts';
import { graphqlWs } from './graphql-ws.ts';
import type { Library } from './library.ts';
import { mqttJs } from './mqtt.ts';
import { phoenix } from './phoenix.ts';
import { reconnectingWebSocket } from './reconnecting-websocket.ts';
import { rxjs } from './rxjs.ts';
import { signalr } from './signalr.ts';
import { socketIo } from './socket-io.ts';
import { stomp } from './stomp.ts';
import { viteHmr } from './vite-hmr.ts';

export const libraries: readonly Library[] = [
  socketIo,
  engineIo,
  graphqlWs,
  reconnectingWebSocket,
  mqttJs,
  stomp,
  signalr,
  phoenix,
  rxjs,
  viteHmr,
];
