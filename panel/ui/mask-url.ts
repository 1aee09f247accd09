import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { parseSocketUrl } from '../../src/shared/socket-url.ts';

/** A URL in parts with different styles; secrets of its query are masked. */
export interface MaskedUrl {
  scheme: string;
  authority: string;
  path: string;
  query: string;
}

export function maskUrl(url: string): MaskedUrl {
  const { scheme, authority, path, query } = parseSocketUrl(createRedactor().url(url));
  if (authority === '') return { scheme: '', authority: url.slice(0, 300), path: '', query: '' };
  return { scheme, authority, path, query: query.replace(/«[\w:-]+»/g, '•••') };
}
