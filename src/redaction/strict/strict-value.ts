import { isLoginName, isSecretName } from '../detect/secret-name.ts';
import { findJson } from '../formats/json-tokens.ts';
import { isHarmlessNumber, isNamedMeasure, isNothing, isSmallNumber, isTime } from './harmless.ts';
import { isName, wordKind } from './harmless-word.ts';
import { isMaskedWhole, kindOf, type StrictHelp } from './strict-help.ts';
import { DATA, PROSE, strictText } from './strict-text.ts';

/** Where a value stands. */
export interface Place {
  /** The name of its field. */
  name: string;
  /** Something around it has a secret's name. */
  secret: boolean;
  /** Something around it is a login: only words of the protocol are shown. */
  login: boolean;
  /** It says of what kind a message is, as the first text of an array does. */
  naming: boolean;
}

const MESSAGE =
  /(?:^|_)(?:message|msg|errors?|err|reason|details?|description|desc|title|info|hint|warning|exception|stack|trace|log|line|summary|text|body|content|note|cause|explanation|error_?message|help)(?:_|$)/;
const KIND =
  /(?:^|_)(?:type|event|events|kind|status|state|action|op|operation|method|cmd|command|topic|channel|channels|level|severity|code|mode|role|target|transport|protocol|encoding|format|version|intent|category|result|phase|stage|side|scope|scopes|source|upgrades|features|capabilities|locale|lang|stream|streams|reply|verb|query|subject)(?:_|$)/;

const plainName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();

/** A text under a name: of a field of JSON, of a parameter, of a header. */
export function strictValue(value: string, place: Place, help: StrictHelp): string {
  if (value === '' || isMaskedWhole(value)) return value;
  const { name } = place;
  if (place.secret || isSecretName(name)) return isNothing(value) ? value : help.secret(value);
  if (place.login && !isLoginWord(value, help)) return help.secret(value);
  if (isTime(value) || isNothing(value) || help.isQuoted(value)) return value;
  if (/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(value))
    return isSmallNumber(value) || isNamedMeasure(value, name)
      ? value
      : (help.known(value) ?? help.mask(value, 'number'));
  if (findJson(value, 0) >= 0) return help.text(value);
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value)) return help.url(value);
  if (/^\/[^\s?#]*$/.test(value) && value.length > 1) return help.path(value);
  const plain = plainName(name);
  const isMessage = MESSAGE.test(plain) && !/(?:^|_)(?:id|key|hash)$/.test(plain);
  if (/\s/.test(value.trim()) || (isMessage && !place.naming) || value.includes('«'))
    return sentence(value, isMessage, help);
  return word(value, place.naming || KIND.test(plain), help);
}

function isLoginWord(value: string, { vocabulary }: StrictHelp): boolean {
  return isNothing(value) || isTime(value) || vocabulary.isTechnical(value);
}

/** A text without any word that holds a sentence together is a name, an address, or a passphrase. */
function sentence(value: string, isMessage: boolean, help: StrictHelp): string {
  const known = help.known(value);
  if (known !== undefined) return known;
  if (isMessage || value.includes('«')) return strictText(value, help, PROSE);
  const kinds = value.split(/[\s,.;:!?]+/).map((each) => wordKind(each, help.vocabulary));
  const holding = kinds.filter((kind) => kind === 'function' || kind === 'technical').length;
  return holding === 0 ? help.mask(value, 'text') : strictText(value, help, DATA);
}

function word(value: string, naming: boolean, help: StrictHelp): string {
  const { vocabulary } = help;
  if (vocabulary.isTechnical(value)) return value;
  const known = help.known(value);
  if (known !== undefined) return known;
  const kind = wordKind(value, vocabulary);
  if (kind === 'function' || kind === 'technical' || kind === 'number') return value;
  if (naming && (kind === 'word' || isWords(value, help))) return value;
  if (value.length === 1 || /^[^\p{L}\p{N}]{1,3}$/u.test(value)) return value;
  return help.mask(value, kindOf(value));
}

/** `order.created.v2`, `room:lobby`, `phx_reply`: a kind is named by words alone. */
function isWords(value: string, { vocabulary }: StrictHelp): boolean {
  return (
    value
      .split(/[-_./:+#*~?!%^\\$]+|(?<=[a-z])(?=[A-Z])/)
      .every(
        (part) =>
          part === '' || /^v?\d{1,3}$/.test(part) || vocabulary.isWord(part) || vocabulary.isTechnical(part),
      ) && !/\d{4}/.test(value)
  );
}

/** The name of a field or a parameter: a name stays, and what is data is masked. */
export function strictKey(name: string, help: StrictHelp): string {
  if (isMaskedWhole(name) || isName(name, help.vocabulary, true) || isTime(name)) return name;
  if (name.length <= 60 && isSecretName(name) && /^[\p{L}\p{M}\s_.-]+$/u.test(name)) return name;
  if (name === '') return name;
  if (/[/:]/.test(name) && help.isQuoted(name)) return name;
  return help.known(name) ?? help.mask(name, name.includes('@') ? 'email' : 'key');
}

/** A number of JSON, or the text of its placeholder. */
export function strictNumber(value: string, place: Place, help: StrictHelp): string | undefined {
  if (/^[a-z]/.test(value)) return undefined;
  const { name } = place;
  if (place.secret || isSecretName(name)) return help.secret(value);
  if (isHarmlessNumber(value) || isNamedMeasure(value, name)) return undefined;
  return help.known(value) ?? help.mask(value, 'number');
}

export function within(above: Place, name: string): Place {
  return {
    name,
    secret: above.secret || isSecretName(name),
    login: above.login || isLoginName(name),
    naming: false,
  };
}
