import { closing } from './closing.ts';
import { construction } from './construction.ts';
import { derived } from './derived.ts';
import { events } from './events.ts';
import { listeners } from './listeners.ts';
import { shape } from './shape.ts';
import { stacks } from './stacks.ts';
import type { Behaviours } from './tools.ts';
import { transfer } from './transfer.ts';

/** Every behaviour that is compared, by clause. */
export const clauses: Record<string, Behaviours> = {
  construction,
  shape,
  derived,
  listeners,
  events,
  transfer,
  closing,
  stacks,
};
