import { createRandom, DIGITS, HEX, LOWER, type Random, UPPER, WORD } from './random.ts';

const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((length) => random.text(length, HEX)).join('-');

/** What looks like a secret and is none. */
const MAKERS: readonly ((random: Random) => string)[] = [
  uuid,
  (random) => `{"id":"${uuid(random)}","type":"message"}`,
  (random) => `wss://h.test/rooms/${uuid(random)}/live`,
  (random) => `https://cdn.test/assets/app.${random.text(8, HEX)}.js`,
  (random) => `https://cdn.test/assets/index-${random.text(8, WORD)}.js:12:34`,
  (random) => `https://github.test/o/r/commit/${random.text(40, HEX)}`,
  (random) => `registry.test/app@sha256:${random.text(64, HEX)}`,
  (random) => `sha384-${Buffer.from(random.text(48, WORD)).toString('base64')}`,
  (random) =>
    `v${random.below(20)}.${random.below(20)}.${random.below(99)}-beta.${random.below(9)}+build.${random.text(8, DIGITS)}`,
  (random) => `Chrome/${random.below(150)}.0.${random.below(9999)}.${random.below(200)} Safari/537.36`,
  (random) => `2026-11-${10 + random.below(20)}T10:${10 + random.below(50)}:00.123456+01:00`,
  (random) => `{"ts":17${random.text(11, DIGITS)},"seq":${random.below(99_999)}}`,
  (random) => `{"at":17${random.text(14, DIGITS)}}`,
  (random) => `{"code":"E_${random.text(8, UPPER)}_${random.below(999)}"}`,
  (random) => `01${random.text(24, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')}`,
  (random) => `{"_id":"${random.text(24, HEX)}"}`,
  (random) => `getUser${random.text(1, UPPER)}rofileById2AndUpdateStateV${random.below(9)}`,
  (random) => `room:${random.text(8, LOWER)}-${random.below(9999)}`,
  (random) =>
    `wss://h.test:${1024 + random.below(60_000)}/live/v${random.below(9)}?room=${random.below(999)}&limit=20`,
  (random) => `10.${random.below(250)}.${random.below(250)}.${random.below(250)}:8443`,
  (random) => `token: expired ${random.below(59)} seconds ago`,
  (random) =>
    `{"total_tokens":${random.below(9999)},"token_type":"bearer","max_tokens":${random.below(4096)}}`,
  (random) => `{"key":"arrow${random.text(1, UPPER)}own","code":"Key${random.text(1, UPPER)}"}`,
  (random) => `{"x":${random.below(999)}.${random.text(15, DIGITS)},"y":-0.${random.text(12, DIGITS)}}`,
  (random) => `00-${random.text(32, HEX)}-${random.text(16, HEX)}-01`,
  (random) => `{"etag":"W/\\"${random.text(16, HEX)}\\""}`,
  (random) => `unauthorized: password mismatch for role ${random.text(6, LOWER)}`,
  (random) => `#${random.text(6, HEX)} rgb(${random.below(255)}, 1, 2)`,
  (random) => `{"sessionKey":"agent:main:main","runId":"${uuid(random)}"}`,
  (random) => `ping ${random.below(9_999)} ms, id ${random.text(18, DIGITS)}`,
];

export const LOOK_ALIKES: readonly string[] = MAKERS.flatMap((make, row) => {
  const random = createRandom(104_729 * (row + 1));
  return Array.from({ length: 10 }, () => make(random));
});
