import { escapeInvisibleLines } from '../../shared/escape-invisible.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that came from a page: shown, never markup. Controls and bidi overrides are made visible. */
export function escapeHtml(text: string): string {
  return escapeInvisibleLines(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
