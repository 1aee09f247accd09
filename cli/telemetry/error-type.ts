import { parseReason } from '../../src/handshake/handshake-failure.ts';

/**
 * A browser's words for a failed handshake as one word of few, for the attribute `error.type`
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/).
 */
export function errorTypeOf(words: string): string {
  const failure = parseReason(words);
  switch (failure.kind) {
    case 'status':
      return String(failure.status);
    case 'net':
    case 'http2':
      return failure.error;
    default:
      return failure.kind.replaceAll('-', '_');
  }
}
