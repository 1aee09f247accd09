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
  const others = urls.length - MOST_URLS;
  const named = urls.slice(0, MOST_URLS).join(', ') + (others > 0 ? ` and ${others} more` : '');
  return `WebSocket ${named}: ${title} (${confidence}).${fix === '' ? '' : ` Fix: ${fix}`}`;
}
