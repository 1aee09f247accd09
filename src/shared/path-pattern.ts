/** A number, a UUID, a hash, or a long random identifier. */
const IDENTIFIER =
  /^(?:\d+|(?=.*\d)[0-9a-f]{8,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=(?:.*\d){3})[\w~-]{16,})$/i;

/** The path with `*` for each segment that is an identifier: `/rooms/17/feed` stays apart from `/users/17/feed`. */
export function pathPattern(path: string): string {
  return path
    .split('/')
    .map((segment) => (IDENTIFIER.test(segment) ? '*' : segment))
    .join('/');
}
