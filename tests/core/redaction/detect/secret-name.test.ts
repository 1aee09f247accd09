import { describe, expect, it } from 'vitest';
import { isCredentialName, isLoginName, isSecretName } from '../../../../src/redaction/detect/secret-name.ts';

describe('the parts of a name', () => {
  it.each(['userPin', 'userPIN', 'user2Pin', 'HTTPPin', 'user--pin', 'user pin', 'pin_user', 'ПИН'])(
    'are told apart in %s',
    (name) => expect(isSecretName(name)).toBe(true),
  );

  it.each(['userpin', 'spinner', 'p1in', 'pin2x', 'shipping'])('are no less than words in %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it.each(['pin1', 'pin12', 'user_pin_12'])('may have a number: %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['Paßwort', 'nøkkel', 'şıfre', 'hasło', 'lykilorð', 'PASSWÖRD', 'se\u200ccret'])(
    'are compared without marks: %s',
    (name) => expect(isSecretName(name)).toBe(true),
  );
});

describe('a name with a letter of another script that looks like a Latin one', () => {
  it.each(['p\u0430ssword', 'user_p\u0430ssword', '\u0440sw', 'p\u0430sswordж'])(
    'is read as it looks: %s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  it.each(['r\u043e\u043em', '\u0440\u0455\u0461'])(
    'is none where it means no secret, or is of one script: %s',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('a password by the end of its name', () => {
  it.each(['userpass', 'userpass12', 'bypassuserpass'])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['mypassenger', 'mypassx', 'xpass', 'compass3', 'trespass', 'surpass', 'underpass', 'overpass'])(
    'not %s',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});

describe('a key', () => {
  it.each(['my_key', 'my_keys', 'my_key12', 'rowKey'])('of something is secret: %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'key',
    '_key',
    'keys',
    'key2',
    'my_monkey',
    'my_keyboard',
    'my_key_row',
    'max_tokens',
    'public_key',
  ])('is not secret: %s', (name) => expect(isSecretName(name)).toBe(false));
});

describe('a code', () => {
  it.each(['bank_code', 'cardCode', 'card_codes', 'my_bank_code', 'mfa_code', 'resetCode', 'auth_codes'])(
    'that pays or logs in is secret: %s',
    (name) => expect(isSecretName(name)).toBe(true),
  );

  it.each(['code', 'bank', 'discard_code', 'card_codec', 'bank_id_code', 'status_code', 'cards_code'])(
    'is not secret: %s',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});

describe('a name of a secret', () => {
  it.each(['token_type', 'tokenType', 'password_length', 'hashRate', 'is_pin', 'has_password'])(
    'that only describes it is not secret: %s',
    (name) => expect(isSecretName(name)).toBe(false),
  );

  it.each(['«password-1»', 'my«password»', '', '---'])('is no placeholder and not empty: %j', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it.each([
    ['user_sid', false],
    ['userSid', false],
    ['birthday', false],
    ['my_key', false],
    ['room', false],
    ['api_key', true],
    ['userPin', true],
  ])('%s is of a credential: %s', (name, credential) => {
    expect(isCredentialName(name)).toBe(credential);
  });

  it.each([`${'x_'.repeat(58)}_pin`, `${'x'.repeat(300)}_pin`])(
    'is found at the end of a long one',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  it.each([`pin_${'x'.repeat(117)}`, `pin_${'x'.repeat(118)}`])(
    'is not before the last 120 characters',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );

  it('is at the first of the last 120 characters', () => {
    expect(isSecretName(`pin_${'x'.repeat(116)}`)).toBe(true);
  });
});

describe('the name of a login', () => {
  it.each(['auth', 'Login', 'sign_in', 'connectionParams', 'identify'])('%s', (name) => {
    expect(isLoginName(name)).toBe(true);
  });

  it.each(['author', 'loginPage', 'my_login', 'params'])('not %s', (name) => {
    expect(isLoginName(name)).toBe(false);
  });
});
