import { firstOf } from '../../src/shared/format.ts';
import type { WebSocketCause, WebSocketDiagnosis } from './public-api.d.ts';

const MOST_URLS = 2;
const MOST_CAUSES = 3;

/** One line for each of the worst causes: URL, cause, how certain, fix. */
export function causeLines({ causes }: WebSocketDiagnosis): string[] {
  const lines = causes.slice(0, MOST_CAUSES).map(causeLine);
  const others = causes.length - lines.length;
  return others > 0 ? [...lines, `and ${others} more: see the attached report`] : lines;
}

function causeLine({ urls, title, confidence, fix }: WebSocketCause): string {
  return `WebSocket ${firstOf(urls, MOST_URLS)}: ${title} (${confidence}).${fix === '' ? '' : ` Fix: ${fix}`}`;
}
