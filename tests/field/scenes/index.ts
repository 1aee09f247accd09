import type { FieldScene } from '../scene.ts';
import { daphneScenes } from './daphne.ts';
import { mosquittoScenes } from './mosquitto.ts';
import { nginxScenes } from './nginx.ts';
import { socketIoScenes } from './socket-io.ts';
import { websockifyScenes } from './websockify.ts';

/** Every scene, product by product. */
export const fieldScenes: readonly FieldScene[] = [
  ...daphneScenes,
  ...mosquittoScenes,
  ...nginxScenes,
  ...socketIoScenes,
  ...websockifyScenes,
];
