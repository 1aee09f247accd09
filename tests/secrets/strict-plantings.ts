import { gzipSync } from 'node:zlib';
import type { Payload } from '../../src/capture/captured-event.ts';
import type { Redactor } from '../../src/redaction/redactor.ts';
import { inEvent, inFile } from './event-plantings.ts';
import { binary, cbor, messagePack, mqttConnect, text } from './payloads.ts';
import { createRandom, DIGITS, HEX, LOWER, type Random, URL64, WORD } from './random.ts';

/** A secret, and what an export says that had it in one place. */
export interface Planting {
  secret: string;
  place: string;
  said: string;
}

const SYMBOLS = `${WORD}!#$%*+./:?@^_~-`;
const SCRIPTS = [
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  'αβγδεζηθικλμνξοπρστυφχψω',
  '的一是不了人我在有他这为之大来以个中上们',
  'あいうえおかきくけこさしすせそたちつてと',
  '가나다라마바사아자차카타파하',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
];
const PASSPHRASES = [
  'correct horse staple',
  'purple monkey',
  'the server is open',
  'timeout',
  'admin',
  'sunshine',
  'my token',
  'close the door please',
];
/** Names as programs write them; none of them is written so in the lists of the code under test. */
const NAMES = [
  'userPassword2',
  'PASSWORD_CONFIRMATION',
  'pass',
  'dbPass',
  'pwdHash',
  'tokenValue',
  'api-key-v2',
  'apiKeyV2',
  'X-Client-Secret',
  'mfa_code',
  'otpCode',
  'user_pin',
  'Kennwort',
  'neues_passwort',
  'wachtwoord2',
  'mot_de_passe',
  'motDePasse',
  'Contraseña',
  'nueva-contraseña',
  'palavra-passe',
  'senhaNova',
  'parola_chiave',
  'Hasło',
  'nowe_haslo',
  'heslo1',
  'jelszó',
  'geslo',
  'lozinka',
  'lösenord',
  'passord',
  'adgangskode',
  'salasana',
  'parool',
  'slaptažodis',
  'lykilorð',
  'şifre',
  'Пароль',
  'новый_пароль',
  'Κωδικός',
  'συνθηματικό',
  'סיסמה',
  'كلمة المرور',
  'رمز عبور',
  'पासवर्ड',
  'รหัสผ่าน',
  'mật_khẩu',
  'kata_sandi',
  'nenosiri',
  '密码',
  '用户密码',
  '密碼',
  'パスワード',
  '暗証番号',
  '비밀번호',
  '새_비밀번호',
  'private_key',
  'seedPhrase',
];

function randomSecret(random: Random): string {
  const length =
    random.below(3) === 0 ? 8 + random.below(random.below(20) === 0 ? 3_990 : 200) : 6 + random.below(40);
  const alphabet = random.pick([SYMBOLS, WORD, URL64, `${LOWER}${DIGITS}`, HEX, `${WORD}+/`, ...SCRIPTS]);
  if (SCRIPTS.includes(alphabet)) return random.text(Math.min(length, 60), alphabet);
  // A letter and a figure at both ends: a text of signs, or a word, is no secret that anybody could tell from one.
  return `${random.text(1, LOWER)}${random.text(1, DIGITS)}${random.text(length - 4, alphabet)}${random.text(1, 'QXZJ')}${random.text(1, DIGITS)}`;
}

const json = JSON.stringify;
const b64 = (value: string): string => Buffer.from(value).toString('base64');

/** The name as an element or an option may be called. */
const tagOf = (name: string): string => name.replaceAll(' ', '_');

/** Under its name, whatever it is. */
const NAMED: Readonly<Record<string, (redactor: Redactor, name: string, secret: string) => string>> = {
  json: (r, name, secret) => r.text(json({ id: 7, [name]: secret })),
  deep: (r, name, secret) => r.text(json({ a: [{ [name]: { value: secret, list: [secret] } }] })),
  'json in json': (r, name, secret) => r.text(json({ message: json({ [name]: secret }) })),
  'escaped in a log line': (r, name, secret) =>
    r.text(`info: got ${json(json({ [name]: secret }))} from user`),
  query: (r, name, secret) =>
    r.url(`wss://h.test/live?${encodeURIComponent(name)}=${encodeURIComponent(secret)}&room=7`),
  'name and value': (r, name, secret) => r.text(json({ headers: [{ name, value: secret }] })),
  pair: (r, name, secret) => r.text(json([name, secret])),
  event: (r, name, secret) => r.text(`42${json(['login', { [name]: secret }])}`),
  number: (r, name, secret) =>
    r.text(/^[1-9]\d*$/.test(secret) ? `{"id":7,${json(name)}:${secret}}` : json({ [name]: [secret] })),
  xml: (r, name, secret) => r.text(`<login><${tagOf(name)}>${secret}</${tagOf(name)}><n>7</n></login>`),
  multipart: (r, name, secret) =>
    r.text(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${secret}\r\n--b--`),
  option: (r, name, secret) => r.text(`run --${tagOf(name)}=${secret.replaceAll(' ', '_')} --verbose`),
  yaml: (r, name, secret) => r.text(`login:\n  user: true\n  ${name}: ${secret}\n  port: 80`),
  environment: (r, name, secret) => r.text(`DEBUG=1\n${tagOf(name)}=${secret}\nPORT=80`),
  sql: (r, name, secret) => r.text(`UPDATE accounts SET ${tagOf(name)} = '${secret}' WHERE id = 7`),
  'connection string': (r, name, secret) =>
    r.text(`Server=db.test;Port=80;${tagOf(name)}=${secret.replaceAll(';', '')};Encrypt=true`),
  table: (r, name, secret) =>
    r.text(`user,${name},role\nada,"${secret.replaceAll('"', '').replace(/\\$/, '')}",guest\n`),
  header: (r, name, secret) =>
    /^[\w-]+$/.test(name) && /^[\x20-\x7e]*$/.test(secret) ? r.header(name, secret) : '',
};

/** Without any name; only for what nobody could take for words. */
const BARE: Readonly<Record<string, (redactor: Redactor, secret: string) => string>> = {
  'close reason': (r, secret) => r.text(`card declined ${secret}`),
  'error message': (r, secret) => r.text(`Error: cannot find session ${secret}, please retry`),
  alone: (r, secret) => r.text(secret),
  value: (r, secret) => r.text(json({ note: secret, type: secret })),
  list: (r, secret) => r.text(json(['chat', secret, 1])),
  key: (r, secret) =>
    secret.length > 200 || !/\d.*\d/.test(secret) ? '' : r.text(json({ [secret]: { online: true } })),
  query: (r, secret) => r.url(`wss://h.test/live?x=${encodeURIComponent(secret)}`),
  path: (r, secret) => r.url(`https://h.test/a/${encodeURIComponent(secret)}/b`),
  fragment: (r, secret) => r.url(`https://h.test/#${encodeURIComponent(secret)}`),
  header: (r, secret) => (/^[\x20-\x7e]*$/.test(secret) ? r.header('X-Anything', secret) : ''),
  cookie: (r, secret) => (/^[\w.-]*$/.test(secret) ? r.header('Cookie', `theme=dark; x=${secret}`) : ''),
  subprotocol: (r, secret) => (/^[\w.-]*$/.test(secret) ? r.protocols(['chat', secret]).join() : ''),
  base64: (r, secret) => r.text(json({ data: b64(json({ x: secret })) })),
  hex: (r, secret) => r.text(`data ${Buffer.from(secret).toString('hex')} end`),
  percent: (r, secret) => r.text(`data=${encodeURIComponent(json({ x: secret }))}&v=1`),
  gzip: (r, secret) => r.text(json({ data: gzipSync(secret).toString('base64') })),
  'json in json': (r, secret) => r.text(json({ a: json({ b: json({ c: secret }) }) })),
  stack: (r, secret) =>
    r.text(
      `Error: bad ${secret}\n    at connect (https://app.test/app.js?v=${encodeURIComponent(secret)}:1:2)`,
    ),
  cut: (r, secret) => r.text(json({ note: secret }).slice(0, -3)),
};

const bytes = (redactor: Redactor, payload: Payload): string => {
  const { base64 = '', text: said = '' } = redactor.payload(payload);
  return (
    said +
    Buffer.from(base64, 'base64').toString('latin1') +
    Buffer.from(base64, 'base64').toString('utf16le')
  );
};
const BYTES: Readonly<Record<string, (redactor: Redactor, secret: string) => string>> = {
  'utf-8': (r, secret) => bytes(r, binary(Buffer.from(json({ x: secret })))),
  'utf-16': (r, secret) => bytes(r, binary(Buffer.from(json({ x: secret }), 'utf16le'))),
  mqtt: (r, secret) => bytes(r, binary(mqttConnect(secret))),
  messagepack: (r, secret) => bytes(r, binary(messagePack('zzz', secret))),
  cbor: (r, secret) => bytes(r, binary(cbor('zzz', secret))),
  split: (r, secret) => {
    const whole = json({ note: secret, after: 1 });
    const at = 9 + Math.floor(secret.length / 2);
    const parts = [whole.slice(0, at), whole.slice(at)].map((part) => ({
      ...text(part),
      direction: 'sent' as const,
    }));
    return r
      .payloads(parts)
      .map(({ text: said }) => said ?? '')
      .join('');
  },
};

/** The name with one letter of it from another script. */
function lookAlike(name: string, random: Random): string {
  const [latin = '', other = ''] = random.pick(['aа', 'eе', 'oо', 'cс', 'pр', 'sѕ', 'iі', 'oο']);
  return name.replace(latin, other);
}

/** One planting of a sequence that is the same in every run. */
export function plant(seed: number, create: () => Redactor): Planting {
  const random = createRandom(seed * 7_919 + 13);
  const redactor = create();
  const which = random.below(12);
  if (which < 4) {
    const place = random.pick(Object.keys(NAMED));
    const secret = random.pick([
      random.pick(PASSPHRASES),
      randomSecret(random),
      random.text(4 + random.below(6), DIGITS),
    ]);
    const name = random.below(8) === 0 ? lookAlike(random.pick(NAMES), random) : random.pick(NAMES);
    return { secret, place: `${place} under ${name}`, said: NAMED[place]?.(redactor, name, secret) ?? '' };
  }
  const secret = randomSecret(random);
  if (which === 11) {
    const name = random.pick(NAMES.filter((each) => /^[\w-]+$/.test(each)));
    const planted = { kind: 'random', alone: true, name, secret: secret.slice(0, 400) };
    const { place, said } =
      random.below(20) === 0 ? inFile(planted, random) : inEvent(planted, redactor, random);
    return { secret: planted.secret, place, said };
  }
  const places = which < 8 ? BARE : BYTES;
  const place = random.pick(Object.keys(places));
  return { secret, place, said: places[place]?.(redactor, secret) ?? '' };
}

/** The secret, or eight characters of it, as they are or encoded. */
export function leakOf({ secret, said, place }: Planting): string | undefined {
  const shown = said.replace(/«[^»]*»/g, '«»');
  const pieces =
    secret.length <= 8
      ? [secret]
      : Array.from({ length: Math.min(40, secret.length - 7) }, (_unused, at) => secret.slice(at, at + 8));
  const hay = place.includes(' under ')
    ? shown.replace(place.slice(place.indexOf(' under ') + 7), '')
    : shown;
  const forms = [
    ...pieces,
    ...pieces.map(encodeURIComponent),
    json(secret).slice(1, -1),
    b64(secret).slice(0, 12),
    Buffer.from(secret).toString('hex').slice(0, 16),
  ];
  return forms.find((form) => form.length >= 4 && hay.includes(form));
}
