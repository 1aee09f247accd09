import type { Family } from '../family.ts';
import { openclawEnded } from '../openclaw/ended.ts';
import { openclawProxied } from '../openclaw/proxied.ts';
import { openclawRefused } from '../openclaw/refused.ts';

export const openclaw: Family = {
  title: 'An OpenClaw gateway, and its Control UI',
  endpoints: [...openclawRefused, ...openclawEnded, ...openclawProxied],
};
