/** What a text looks like if it is probably secret. */
export interface SecretShape {
  /** `vendor`: in the format of a vendor's keys. `named`: under a name for keys. `token`: under a name for tokens. */
  kind: 'vendor' | 'named' | 'token';
  vendor?: string;
}

/** Prefixes from the vendors' documentation, without those of public keys. */
const VENDORS: readonly (readonly [RegExp, string | undefined])[] = [
  [/^(?:sk|rk)_(?:live|test)_\w{10,}$/, 'Stripe'],
  [/^sk-ant-[\w-]{16,}$/, 'Anthropic'],
  [/^sk-(?:(?:proj|svcacct|admin)-[\w-]{20,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})$/, 'OpenAI'],
  [/^(?:gh[pousr]_\w{20,}|github_pat_\w{20,})$/, 'GitHub'],
  [/^glpat-[\w-]{16,}$/, 'GitLab'],
  [/^xox[abeprs]-[\w-]{10,}$/, 'Slack'],
  [/^(?:AKIA|ASIA)[0-9A-Z]{16}$/, 'AWS'],
  [/^AIza[\w-]{30,}$/, 'Google'],
  [/^SG\.[\w-]{16,}\.[\w-]{16,}$/, 'SendGrid'],
  [/^SK[0-9a-f]{32}$/, 'Twilio'],
  [/^npm_\w{30,}$/, 'npm'],
  [/^hf_\w{20,}$/, 'Hugging Face'],
  [/^dop_v1_[0-9a-f]{40,}$/, 'DigitalOcean'],
  [/^shp(?:at|ca|pa|ss)_[0-9a-f]{20,}$/, 'Shopify'],
  [/^sbp_[0-9a-f]{30,}$/, 'Supabase'],
  // OpenAI began with this prefix, and many compatible services use it.
  [/^sk-[\w-]{20,}$/, undefined],
];

const KEY_NAME =
  /^(?:.*[-_.])?(?:api|access|secret|private|client|auth|license|subscription)?[-_]?(?:key|secret)$|^(?:passwd|password|pwd|passphrase|appkey|apikey)$/i;
const TOKEN_NAME =
  /^(?:.*[-_.])?(?:access|refresh|id|auth|bearer|session|device)?[-_]?(?:token|jwt)$|^(?:auth|authorization|ticket|credential)$/i;
/** It proves that a page of the site made the request, not who is signed in. */
const AGAINST_FORGERY = /[cx]srf/i;
/** Where a name is not enough: a key is long and looks random. */
const SHORTEST = 12;
const MIXED = 2.8;

export function secretShape(name: string, value: string): SecretShape | undefined {
  const known = VENDORS.find(([pattern]) => pattern.test(value));
  if (known) return { kind: 'vendor', ...(known[1] === undefined ? {} : { vendor: known[1] }) };
  if (value.length < SHORTEST || AGAINST_FORGERY.test(name)) return undefined;
  if (KEY_NAME.test(name)) return entropy(value) >= MIXED ? { kind: 'named' } : undefined;
  return TOKEN_NAME.test(name) ? { kind: 'token' } : undefined;
}

const LONGEST_MEASURED = 256;

/** Shannon entropy in bits per character, of the beginning of a text. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  const start = text.slice(0, LONGEST_MEASURED);
  for (const char of start) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / start.length) * Math.log2(count / start.length);
  return bits;
}
