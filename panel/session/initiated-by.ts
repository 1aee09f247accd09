import type { Connection } from '../../src/session/connection.ts';
import type { Doctor } from './live-session.ts';

/** The latest connection that the script of this name made in the page: its name stands in the stack. */
export function madeBy(doctor: Doctor, script: string): Connection | undefined {
  return [...doctor.session().connections.values()].findLast(({ stack }) => stack?.includes(script));
}
