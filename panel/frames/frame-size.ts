import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatBytes } from '../messages/units.ts';

/** A message's size, as `1.2 kB`, or `≥ 1.2 kB` where its bytes were not all counted. */
export const frameSize = ({ size, sizeAtLeast }: Pick<Frame, 'size' | 'sizeAtLeast'>): string =>
  `${sizeAtLeast ? '≥ ' : ''}${formatBytes(size)}`;
