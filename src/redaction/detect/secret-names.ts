import { rememberResults } from './remember-results.ts';
import { asItLooks, isCredentialName } from './secret-name.ts';

/** What a masked value was, for its placeholder: `«token-1»`. */
export type SecretKind =
  | 'token'
  | 'password'
  | 'key'
  | 'secret'
  | 'signature'
  | 'session'
  | 'cookie'
  | 'user'
  | 'private-key'
  | 'email'
  | 'phone'
  | 'card'
  | 'address'
  | 'compressed'
  | 'uuid'
  | 'hex'
  | 'number'
  | 'word'
  | 'text'
  | 'phrase'
  | 'custom';

/** `sure`: every value of the name is secret. Otherwise only one that looks random. */
export interface NameMeaning {
  kind: SecretKind;
  sure: boolean;
}

const SURE: readonly (readonly [SecretKind, RegExp])[] = [
  [
    'password',
    /(?:passw(?:or)?d|passcode|passphrase|pwd|mnemonic|(?:seed|recovery)_phrase|otp|totp|cvv|cvc)$/,
  ],
  [
    'token',
    /(?:token|jwt|bearer|authorization|csrf|xsrf|csrfmiddleware|(?:client_)?assertion|saml_?response)$/,
  ],
  ['signature', /(?:signature|hmac|(?:^|_)sig)$/],
  ['session', /(?:^|_)(?:sid|session_?id|php_?sess_?id|j_?session_?id|sess_?id|recovery_?scope)$/],
  [
    'key',
    /(?:^|_)(?:api|access|secret|private|client|auth|app|license|subscription|encryption|signing|master|account|functions|ssh|service|admin|consumer|integration|ingest|write|deploy|rest_?api|service_?role|aes|hmac|shared_?access)_?key(?:_?id)?$|^(?:x_)?apikey$/,
  ],
  ['secret', /(?:secret|credentials?)$/],
  ['cookie', /(?:^|_)(?:set_)?cookies?$/],
];

const UNSURE: readonly (readonly [SecretKind, RegExp])[] = [
  ['key', /(?:^|_)key$/],
  ['session', /(?:^|_)sess(?:ion)?$/],
  ['token', /(?:^|_)(?:auth|authentication|ticket|code|state|pass|pin|tok|invite|magic|grant|bootstrap)$/],
];
const PUBLIC_NAME =
  /(?:public_?key|site_?key|publishable_?key|sec_web_?socket_(?:accept|version|key)|idempotency_?key)$/;

/** What a server hands out to go on in a list from. */
const PAGING_NAME = /(?:^|_)(?:next|prev|previous|page|continuation|sync|cursor)_(?:page_)?token$/;

export const isPublicName = rememberResults((name) => PUBLIC_NAME.test(plainName(name)), {
  most: 2_000,
  longest: 60,
});

/** Objects whose every text is part of a login. */
const LOGIN_OBJECT =
  /^(?:auth|authentication|authorization|credentials?|connection_?params|login|sign_?in|secrets?|auth_?payload|cookies?)$/;
/** What a login says beside its secret. */
const NON_SECRET_LOGIN_FIELDS =
  /^(?:type|mode|method|scheme|roles?|scopes?|provider|alg|algorithm|kind|version|client|client_id|client_name|platform|expires.*|issued.*|.*_at|.*_ms|status|ok|error|reason|message|realm|name_?space|transport|protocol)$/;

/** `accessToken`, `access-token` and `Access Token` as `access_token`. */
export function plainName(name: string): string {
  return asItLooks(name.slice(-120))
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}

export const nameMeaning = rememberResults(meaningOf, { most: 2_000, longest: 60 });

function meaningOf(name: string): NameMeaning | undefined {
  const plain = plainName(name);
  if (PUBLIC_NAME.test(plain)) return undefined;
  if (PAGING_NAME.test(plain)) return { kind: 'token', sure: false };
  for (const [kind, pattern] of SURE) if (pattern.test(plain)) return { kind, sure: true };
  if (isCredentialName(name)) return { kind: 'secret', sure: true };
  for (const [kind, pattern] of UNSURE) if (pattern.test(plain)) return { kind, sure: false };
  return undefined;
}

export function isLoginObject(name: string): boolean {
  return LOGIN_OBJECT.test(plainName(name));
}

export function isSaidOpenly(name: string): boolean {
  return NON_SECRET_LOGIN_FIELDS.test(plainName(name));
}

/** Not a secret even under a secret's name; that a token is `undefined` is often the very fault. */
const NO_SECRET =
  /^(?:|null|undefined|none|nan|true|false|yes|no|on|off|\d{1,3}|\[object object\]|\*+|[….]+|x{3,}|\[?redacted\]?|token|password|secret|bearer|basic|token_?here|your[-_ ].*)$/i;

export function isNoSecret(value: string): boolean {
  return NO_SECRET.test(value);
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** Long, of letters and digits, and no constant such as `ERR_404`: of names that are often harmless. */
export function looksRandom(given: string, least = 8): boolean {
  // A placeholder makes no secret of what is beside it: `«key-1»:` is no key.
  const value = given.replace(PLACEHOLDER, '');
  return (
    value.length >= least &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !/^[A-Z]+(?:_[A-Z0-9]+)+$|\s/.test(value) &&
    !COUNTED.test(value) &&
    !PUBLIC_HASH.test(value)
  );
}

const PLACEHOLDER = /«[a-z-]+(?:-\d+)?(?::\d+)?»/g;
/** `row-17-col-4`, `JIRA-12345`: words and numbers, each by itself. */
const COUNTED = /^[A-Za-z]{2,16}(?:[-_.:/#][A-Za-z]{2,16}|[-_.:/#]\d{1,6})+$/;
/** Transactions, accounts and contracts of a block chain are public. */
const PUBLIC_HASH = /^0x(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
