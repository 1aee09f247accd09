import type { FieldScene } from '../scene.ts';
import { brokerScenes } from './brokers.ts';
import { daphneScenes } from './daphne.ts';
import { devServerScenes } from './dev-servers.ts';
import { graphqlScenes } from './graphql.ts';
import { hubScenes } from './hubs.ts';
import { mosquittoScenes } from './mosquitto.ts';
import { nextScenes } from './next.ts';
import { nginxScenes } from './nginx.ts';
import { nodeScenes } from './node-servers.ts';
import { otherScenes } from './other-servers.ts';
import { proxyScenes } from './proxies.ts';
import { pythonScenes } from './python.ts';
import { socketIoScenes } from './socket-io.ts';
import { uvicornScenes } from './uvicorn.ts';
import { websockifyScenes } from './websockify.ts';

/** Every scene, product by product. */
export const fieldScenes: readonly FieldScene[] = [
  ...daphneScenes,
  ...mosquittoScenes,
  ...nginxScenes,
  ...nodeScenes,
  ...proxyScenes,
  ...pythonScenes,
  ...socketIoScenes,
  ...uvicornScenes,
  ...websockifyScenes,
  ...brokerScenes,
  ...devServerScenes,
  ...nextScenes,
  ...graphqlScenes,
  ...hubScenes,
  ...otherScenes,
];
