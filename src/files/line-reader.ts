import { joinBytes } from '../shared/join-bytes.ts';

const LONGEST_LINE = 65_536;
const NEWLINE = 10;

/** Splits bytes into lines as they come in; of a longer line the beginning alone. */
export function createLineReader(
  take: (line: string) => void,
  decode: (bytes: Uint8Array) => string,
  longest = LONGEST_LINE,
): { feed(bytes: Uint8Array): void; end(): void } {
  let rest: Uint8Array = new Uint8Array(0);
  const finish = (bytes: Uint8Array): void => take(decode(bytes.subarray(0, longest)).trimEnd());
  return {
    feed(bytes) {
      let from = 0;
      for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
        finish(rest.length > 0 ? joinBytes([rest, bytes.subarray(from, at)]) : bytes.subarray(from, at));
        rest = new Uint8Array(0);
        from = at + 1;
      }
      if (rest.length < longest) rest = joinBytes([rest, bytes.subarray(from, from + longest)]);
    },
    end() {
      if (rest.length > 0) finish(rest);
    },
  };
}
