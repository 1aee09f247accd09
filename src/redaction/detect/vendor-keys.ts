import type { SecretKind } from './secret-names.ts';
import vendors from './vendor-patterns.json' with { type: 'json' };

/** What the patterns of secretlint and gitleaks lack, or read to another end. Forms from the vendors' documentation; keys that are meant to be public are not among them. */
const PREFIXED = [
  'sk-(?:ant-|proj-|svcacct-|or-v1-|lf-)?[\\w-]{16,}',
  '(?:sk|rk|pk)_(?:live|test)_\\w{10,}',
  'whsec_[\\w+/=]{16,}',
  'gh[pousr]_\\w{20,}(?:\\.[\\w-]+){0,2}',
  'github_pat_\\w{20,}',
  'gl(?:pat|dt|rt|cbt|ptt|ft|agent|oas|soat)-[\\w-]{16,}(?:\\.[0-9a-z]{9})?',
  'glsa_\\w{20,}',
  'xox[abeprs]-[\\w-]{10,}',
  'xapp-\\d-[\\w-]{10,}',
  '(?:AKIA|ASIA)[0-9A-Z]{16}',
  'AIza[\\w-]{30,}',
  'ya29\\.[\\w-]{20,}',
  'GOCSPX-[\\w-]{20,}',
  '1//0[\\w-]{20,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'SK[0-9a-f]{32}',
  'key-[0-9a-f]{32}',
  'npm_\\w{30,}',
  'pypi-[\\w-]{30,}',
  'rubygems_[0-9a-f]{40,}',
  'oy2[a-z0-9]{43}',
  'hf_\\w{20,}',
  'do[opr]_v1_[0-9a-f]{40,}',
  'shp(?:at|ca|pa|ss)_[0-9a-f]{20,}',
  'sb[pr]_[0-9a-f]{30,}|sb_secret_[\\w-]{20,}',
  'sq0(?:atp|csp|idp)-[\\w-]{20,}',
  'EAA[A-Z][\\w-]{40,}',
  'AGE-SECRET-KEY-1[0-9A-Z]{40,}',
  'PMAK-[0-9a-f-]{40,}',
  'dapi[0-9a-f]{32}',
  'lin_(?:api|oauth)_\\w{30,}',
  '(?:ntn|secret)_\\w{40,}',
  'figd_[\\w-]{30,}',
  'pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}',
  'xkeysib-[0-9a-f]{40,}[\\w-]*',
  'nfp_\\w{30,}',
  'rnd_\\w{24,}',
  'fm[12]_[\\w+/=]{30,}',
  'pscale_(?:tkn|pw|oauth)_[\\w.-]{30,}',
  'dckr_(?:pat|oat)_[\\w-]{20,}',
  'sntry[su]_[\\w+/=.-]{30,}',
  'NRAK-[0-9A-Z]{27}',
  'hv[sbr]\\.[\\w-]{20,}',
  'CFPAT-[\\w-]{40,}',
  'tskey-[a-z]+-[\\w-]{12,}',
  'AT[AC]TT3[\\w=+/-]{30,}',
  'LTAI[A-Za-z0-9]{16,}',
  'gsk_\\w{30,}',
  'r8_\\w{30,}',
  'pplx-\\w{30,}',
  'xai-\\w{30,}',
  'ops_ey[\\w+/=-]{30,}',
  'sl\\.[\\w-]{40,}',
  'Atz[ar]\\|[\\w+/=-]{30,}',
  'v[1-4]\\.(?:local|public)\\.[\\w-]{20,}',
  '\\d{8,10}:AA[\\w-]{32,}',
  'sq[uap]_[0-9a-f]{40}',
  'ek_\\w{20,}',
  'pat-(?:na|eu|ap)\\d-[0-9a-f-]{36}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{20,}',
  'dt0[a-z]\\d{2}\\.[A-Z0-9]{8,}(?:\\.[A-Z0-9]{20,})?',
  '[MNO][A-Za-z\\d_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,}',
  '[a-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,}',
  '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk',
  '[\\w~.]{3}\\dQ~[\\w~.-]{31,34}',
];
const OF_OTHERS = vendors.sources.flatMap(({ patterns }) => patterns);
/** A text that was cut may end within a key. */
const BEGUN =
  'sk-(?:ant|proj)-|sk_live_|rk_live_|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|AKIA|AIza|npm_|hf_|shpat_';

/** Any character may be in such a key, or a line's end. */
const hasAny = (pattern: string): boolean => /(?<!\\)\.|\\r/.test(pattern.replace(/\[[^\]\\]*\]/g, ''));

/** Many forms have one length: a key is masked to the end of its characters and long parts, whatever its length. */
const keyOf = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![A-Za-z0-9])(?:${patterns.join('|')})(?:[\\w-]|\\.(?=[\\w-]{8}))*={0,2}`, 'g');
const KEY_OF_ANY = keyOf(OF_OTHERS.filter(hasAny));
const PLAIN = OF_OTHERS.filter((pattern) => !hasAny(pattern));
const hasParts = (pattern: string): boolean => pattern.includes('\\.');
/** The first form that fits is taken, so that those of several parts come before what would end within them. */
const VENDOR_KEY = keyOf([
  ...PLAIN.filter(hasParts),
  ...PREFIXED,
  ...PLAIN.filter((pattern) => !hasParts(pattern)),
]);
const BEGUN_KEY = new RegExp(`(?<![A-Za-z0-9])(?:${BEGUN})[\\w-]{3,}$`);
/** What may hold a vendor's key, which takes far longer to look for: the short ones begin with these. */
const KEY_CHARACTERS =
  /(?<![\w.~+/=|:-])(?:[\w.~+/=|:-]{15,}|[\w.~+/=|:-]{0,13}?(?:xox|xapp|ghs_)[\w.~+/=|:-]{3,})/g;
/** RFC 7519, and 7516 with five parts; a cut one ends wherever the text does. */
const JWT =
  /(?<![\w-])eyJ[\w-]{5,}\.(?:[\w-]{5,}(?:\.[\w-]*){1,3}|\.[\w-]*\.[\w-]*\.[\w-]*)|(?<![\w-])eyJ[\w-]{5,}(?:\.[\w-]*)?(?=…?$)/g;
const PEM =
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/g;
/** RFC 6750 and 7617, and what vendors do alike. */
export const SCHEME =
  /(?<![\w-])(bearer|basic|digest|negotiate|ntlm|token|apikey|bot|aws4-hmac-sha256|hawk|dpop)([ \t]+|%20|\+|, ?|\.)([\w.~+/=%:-]{6,})/gi;
/** The whole path of such a hook is its secret. */
const HOOK_PATH =
  /(?<=hooks\.slack\.com\/(?:services|workflows)\/|discord(?:app)?\.com\/api\/webhooks\/|\.webhook\.office\.com\/webhookb2\/)[\w/@-]{20,}/gi;

/** UTF-16 units of the shortest key, one that was cut. */
const SHORTEST = 6;

type Mask = (secret: string, kind: SecretKind) => string;

/** Secrets that are known by their form. */
export function maskVendorKeys(text: string, mask: Mask): string {
  if (text.length < SHORTEST) return text;
  const key = (found: string): string => mask(found, 'key');
  let out = text
    .replace(PEM, (found) => mask(found, 'private-key'))
    .replace(JWT, (found) => mask(found, 'token'));
  if (/hook/i.test(out)) out = out.replace(HOOK_PATH, key);
  out = out.replace(KEY_OF_ANY, key);
  return maskBegunKey(
    out.replace(KEY_CHARACTERS, (characters) => characters.replace(VENDOR_KEY, key)),
    key,
  );
}

function maskBegunKey(text: string, key: (found: string) => string): string {
  let start = text.length;
  while (start > 0 && isOfKey(text.charCodeAt(start - 1))) start -= 1;
  if (text.length - start < SHORTEST) return text;
  return text.slice(0, start) + text.slice(start).replace(BEGUN_KEY, key);
}

/** As `[\w-]`. */
function isOfKey(unit: number): boolean {
  const letter = unit | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x2d
  );
}
