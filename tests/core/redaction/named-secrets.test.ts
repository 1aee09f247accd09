import { encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { binary } from '../../secrets/payloads.ts';

/** A word: nothing but its name tells that it is secret. */
const WORD = 'tulopedore';
const MODES = [
  ['readable', {}],
  ['strict', { strict: loadVocabulary() }],
] as const;

/** One name of a password in each of these languages, as programs write them. */
const NAMES =
  `password Passwort wachtwoord motDePasse contraseña palavra-passe senha parola_chiave hasło heslo jelszó geslo
lozinka zaporka lösenord adgangskode passord salasana parool slaptažodis lykilorð şifre parolă пароль пароля гасло κωδικός
סיסמה كلمةالمرور گذرواژه पासवर्ड পাসওয়ার্ড கடவுச்சொல் รหัสผ่าน mật_khẩu kata_sandi nenosiri 密码 パスワード 비밀번호 գաղտնաբառ`.split(
    /\s+/,
  );
const WRITTEN = [
  'userPassword2',
  'PASSWORD_CONFIRMATION',
  'pass',
  'dbPass',
  'tokenValue',
  'apiKeyV2',
  'mfa_code',
  'otp',
  'user_pin',
  'X-Client-Secret',
  'seedPhrase',
];

/** Names with a letter of Cyrillic or Greek that looks like a Latin one, wide letters, and letters of mathematics. */
const LOOK_ALIKES = [
  'p\u0430ssword',
  '\u0440assword',
  'secr\u0435t',
  't\u043ek\u0435n',
  'pa\u0455\u0455word',
  'passw\u03bfrd',
  '\u0430pi_key',
  'userP\u0430ssword2',
  '\uff50\uff41\uff53\uff53word',
  '\u{1d5fd}\u{1d5ee}\u{1d600}\u{1d600}\u{1d604}\u{1d5fc}\u{1d5ff}\u{1d5f1}',
];

const TEXTS: readonly string[] = [
  `<login><password>${WORD}</password></login>`,
  `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${WORD}\r\n--b--`,
  `12:00 info got {\\"password\\":\\"${WORD}\\"} from client`,
  `run --password=${WORD} --verbose`,
  `run --password ${WORD} --verbose`,
  `db:\n  host: db.test\n  password: ${WORD}`,
  `DB_HOST=db.test\nDB_PASSWORD=${WORD}\nDEBUG=1`,
  `UPDATE users SET password = '${WORD}' WHERE id = 7`,
  `INSERT INTO users (login, password, role) VALUES ('ada', '${WORD}', 'admin')`,
  `CREATE USER 'ada'@'%' IDENTIFIED BY '${WORD}'`,
  `machine h.test login ada password ${WORD}`,
  `Server=db.test;User Id=ada;Password=${WORD};Encrypt=true`,
  `{"password":{"value":"${WORD}"}}`,
  `{"password":["${WORD}"]}`,
  `{"token":{"raw":{"text":"${WORD}"}}}`,
];

describe.each(MODES)('by its name alone, %s', (_mode, options) => {
  const create = () => createRedactor(options);

  it.each([...NAMES, ...WRITTEN])('%s', (name) => {
    expect(create().text(JSON.stringify({ [name]: WORD }))).not.toContain(WORD);
    expect(create().text(`${name}=${WORD}`)).not.toContain(WORD);
    expect(create().url(`wss://h.test/?${encodeURIComponent(name)}=${WORD}`)).not.toContain(WORD);
  });

  it.each(LOOK_ALIKES)('%s, whose letters are not all what they look like', (name) => {
    expect(create().text(JSON.stringify({ [name]: 'door' }))).not.toContain('door');
    expect(create().text(`${name}=door1234`)).not.toContain('door');
    expect(create().url(`wss://h.test/?${encodeURIComponent(name)}=door`)).not.toContain('door');
  });

  it.each([
    'user,password,role\nada,door,admin\nbob,"the door, closed",user',
    'user;Passwort;role\r\nada;door;admin\r\nbob;door;user',
    'user\tapi_key\nada\tdoor',
    '"user","pin"\n"ada","door"\n',
    'password|user\ndoor|ada',
  ])('a column of a table: %j', (table) => {
    const shown = create().text(table);
    expect(shown).not.toContain('door');
    expect(shown.split('\n')).toHaveLength(table.split('\n').length);
    expect(create().text(shown)).toBe(shown);
  });

  it.each(TEXTS)('%s', (text) => expect(create().text(text)).not.toContain(WORD));

  it.each(['{"pin":482911}', '{"otp":"482911"}', '{"mfa_code":482911}', '{"user":{"pin":482911}}'])(
    'a short code: %s',
    (text) => expect(create().text(text)).not.toContain('482911'),
  );

  it('a number, of either sign', () => {
    expect(create().text('{"password":-4657692}')).not.toContain('4657692');
    expect(create().text('{"password":46576.92}')).not.toContain('46576');
  });

  it('a phrase', () => {
    expect(create().text('{"passphrase":"close the door please"}')).not.toContain('door');
  });

  it.each(['password', 'pwd', 'otp', 'session_id', 'cookie', 'private_key', 'contraseña'])(
    'in MessagePack under %s',
    (name) => {
      const { base64 = '' } = create().payload(binary(Buffer.from(encode({ id: 7, [name]: WORD, n: 1 }))));
      expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain(WORD);
    },
  );

  it('a key with a slash of its own, also behind an address', () => {
    const text = `Endpoint=sb://h.servicebus.test/;SharedAccessKeyName=Root;SharedAccessKey=abcdefgh/REST`;
    expect(create().text(text)).not.toMatch(/REST|abcdefgh/);
  });

  it('an encrypted token (JWE), with a key of its own or without', () => {
    const part = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url');
    for (const token of [`${part}..aaaaBBBBccccDDDD.eeee.ffffGGGG`, `${part}.key1key1.aaaaBBBB.eeee.ffff`])
      expect(create().text(`got ${token} here`)).not.toMatch(/ccccDDDD|ffff|aaaaBBBB/);
  });

  it('where only its text tells, once it was named', () => {
    const redactor = create();
    redactor.text(`{"password":"${WORD}"}`);
    expect(redactor.text(`wrong password ${WORD}`)).not.toContain(WORD);
    expect(redactor.text(`password "${WORD}" is wrong`)).not.toContain(WORD);
  });
});

describe('readable', () => {
  it.each([
    '{"key":"row-17-col-4"}',
    '{"ticket":"JIRA-12345"}',
    `{"tx":"0x${'a1b2c3d4'.repeat(8)}"}`,
    `{"hash":"0x${'a1b2c3d4'.repeat(8)}"}`,
    `{"account":"0x${'a1b2c3d4e5'.repeat(4)}"}`,
    '{"publicKey":"BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"}',
    '{"status":"token_expired","pinned":true,"passed":12}',
    '{"max_tokens":4096,"token_type":"bearer"}',
    '{"nextPageToken":"page-2"}',
    'user,role\nada,door',
    'The user, password and role are wrong,\nsay it again, Ada, please',
    'пароли,тест',
    'token: expired',
    'unauthorized: password mismatch',
  ])('leaves %s', (text) => expect(createRedactor().text(text)).toBe(text));
});
