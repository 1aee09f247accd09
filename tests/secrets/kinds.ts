import { DIGITS, HEX, LOWER, type Random, UPPER, URL64, WORD } from './random.ts';

export interface SecretKind {
  kind: string;
  make(random: Random): string;
  /** Its form alone tells; any other is known by the name under which it stands. */
  alone: boolean;
  /** The name under which programs send it. */
  name: string;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** Each row: kind, what stands before, length and characters of what is drawn, the name it is sent under. */
const PREFIXED: readonly (readonly [string, string, number, string, string])[] = [
  ['anthropic', 'sk-ant-api03-', 40, URL64, 'apiKey'],
  ['openai', 'sk-proj-', 40, WORD, 'api_key'],
  ['stripe-secret', 'sk_live_', 24, WORD, 'stripeKey'],
  ['stripe-restricted', 'rk_live_', 24, WORD, 'key'],
  ['stripe-webhook', 'whsec_', 32, WORD, 'webhook_secret'],
  ['github-classic', 'ghp_', 36, WORD, 'token'],
  ['github-oauth', 'gho_', 36, WORD, 'access_token'],
  ['github-fine', 'github_pat_', 60, WORD, 'token'],
  ['gitlab', 'glpat-', 20, URL64, 'private_token'],
  ['grafana', 'glsa_', 32, WORD, 'authToken'],
  ['slack-bot', 'xoxb-', 40, WORD, 'token'],
  ['slack-app', 'xapp-1-', 40, WORD, 'appToken'],
  ['aws-id', 'AKIA', 16, UPPER + DIGITS, 'accessKeyId'],
  ['google-api', 'AIza', 35, URL64, 'key'],
  ['google-oauth', 'ya29.', 60, URL64, 'access_token'],
  ['google-client', 'GOCSPX-', 28, URL64, 'client_secret'],
  ['twilio-key', 'SK', 32, HEX, 'apiKey'],
  ['mailgun', 'key-', 32, HEX, 'api_key'],
  ['npm', 'npm_', 36, WORD, '_authToken'],
  ['pypi', 'pypi-', 60, URL64, 'password'],
  ['rubygems', 'rubygems_', 48, HEX, 'key'],
  ['hugging-face', 'hf_', 34, WORD, 'hf_token'],
  ['digitalocean', 'dop_v1_', 64, HEX, 'token'],
  ['shopify', 'shpat_', 32, HEX, 'accessToken'],
  ['supabase', 'sbp_', 40, HEX, 'token'],
  ['square', 'sq0atp-', 22, URL64, 'accessToken'],
  ['facebook', 'EAAC', 60, WORD, 'access_token'],
  ['age', 'AGE-SECRET-KEY-1', 58, UPPER + DIGITS, 'key'],
  ['postman', 'PMAK-', 59, HEX, 'apiKey'],
  ['databricks', 'dapi', 32, HEX, 'token'],
  ['linear', 'lin_api_', 40, WORD, 'apiKey'],
  ['notion', 'ntn_', 46, WORD, 'token'],
  ['figma', 'figd_', 40, URL64, 'token'],
  ['brevo', 'xkeysib-', 64, HEX, 'api-key'],
  ['netlify', 'nfp_', 36, WORD, 'token'],
  ['render', 'rnd_', 28, WORD, 'apiKey'],
  ['planetscale', 'pscale_tkn_', 43, URL64, 'token'],
  ['docker', 'dckr_pat_', 27, URL64, 'password'],
  ['sentry', 'sntrys_', 60, WORD, 'auth_token'],
  ['new-relic', 'NRAK-', 27, UPPER + DIGITS, 'apiKey'],
  ['vault', 'hvs.', 24, URL64, 'vault_token'],
  ['contentful', 'CFPAT-', 43, URL64, 'token'],
  ['tailscale', 'tskey-auth-', 32, WORD, 'authKey'],
  ['atlassian', 'ATATT3', 60, WORD, 'apiToken'],
  ['alibaba', 'LTAI', 20, WORD, 'accessKeyId'],
  ['groq', 'gsk_', 52, WORD, 'apiKey'],
  ['replicate', 'r8_', 37, WORD, 'token'],
  ['perplexity', 'pplx-', 48, WORD, 'apiKey'],
  ['xai', 'xai-', 60, WORD, 'apiKey'],
  ['dropbox', 'sl.', 60, URL64, 'access_token'],
  ['paseto', 'v4.local.', 60, URL64, 'token'],
];

/** Known by nothing but its name: each row as above, without what stands before. */
const NAMED: readonly (readonly [string, number, string, string])[] = [
  ['session-id', 32, HEX, 'session_id'],
  ['api-key-hex', 40, HEX, 'x-api-key'],
  ['csrf', 24, LOWER + DIGITS, 'csrf_token'],
  ['refresh', 22, LOWER + DIGITS, 'refreshToken'],
  ['otp-seed', 16, `${UPPER}234567`, 'totp'],
  ['signature', 64, HEX, 'signature'],
  ['device-token', 20, LOWER + DIGITS, 'deviceToken'],
];

const jwt = (random: Random): string =>
  [
    base64url(`{"alg":"HS256","typ":"JWT","kid":"${random.text(6, WORD)}"}`),
    base64url(`{"sub":"${random.text(10, DIGITS)}","exp":1800000000}`),
    random.text(43, URL64),
  ].join('.');

const MADE: readonly SecretKind[] = [
  { kind: 'jwt', alone: true, name: 'id_token', make: jwt },
  {
    kind: 'sendgrid',
    alone: true,
    name: 'apiKey',
    make: (random) => `SG.${random.text(22, URL64)}.${random.text(43, URL64)}`,
  },
  {
    kind: 'telegram',
    alone: true,
    name: 'botToken',
    make: (random) => `${700_000_000 + random.below(99_999_999)}:AA${random.text(33, WORD)}`,
  },
  {
    kind: 'pem',
    alone: true,
    name: 'private_key',
    make: (random) =>
      `-----BEGIN PRIVATE KEY-----\n${base64(random.text(48, WORD))}\n${base64(random.text(48, WORD))}\n-----END PRIVATE KEY-----`,
  },
  { kind: 'drawn', alone: true, name: 'secret', make: (random) => `${random.text(40, WORD)}9xQ` },
  {
    kind: 'password',
    alone: false,
    name: 'password',
    make: (random) => `${random.text(6, LOWER)}-${random.text(6, LOWER)}!${random.below(90) + 10}`,
  },
  {
    kind: 'passphrase',
    alone: false,
    name: 'passphrase',
    make: (random) => Array.from({ length: 4 }, () => random.text(6, LOWER)).join('-'),
  },
  {
    kind: 'quoted',
    alone: false,
    name: 'client_secret',
    make: (random) => `${random.text(5, LOWER)}"\\${random.text(5, WORD)}<&>${random.text(4, DIGITS)}`,
  },
  {
    kind: 'unicode',
    alone: false,
    name: 'passcode',
    make: (random) => `${random.text(5, LOWER)}Größe${random.text(6, DIGITS)}€`,
  },
  {
    kind: 'email',
    alone: true,
    name: 'email',
    make: (random) => `${random.text(8, LOWER)}.${random.text(6, LOWER)}@${random.text(8, LOWER)}.example`,
  },
  { kind: 'phone', alone: true, name: 'phone', make: (random) => `+49 30 ${random.text(8, DIGITS)}` },
  { kind: 'card', alone: true, name: 'card', make: (random) => withLuhn(`4${random.text(14, DIGITS)}`) },
];

function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((all, char, at) => {
    const doubled = at % 2 === 0 ? Number(char) * 2 : Number(char);
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export const KINDS: readonly SecretKind[] = [
  ...PREFIXED.map(([kind, prefix, length, alphabet, name]) => ({
    kind,
    name,
    alone: true,
    make: (random: Random) => prefix + random.text(length, alphabet),
  })),
  ...NAMED.map(([kind, length, alphabet, name]) => ({
    kind,
    name,
    alone: false,
    make: (random: Random) => random.text(length, alphabet),
  })),
  ...MADE,
];
