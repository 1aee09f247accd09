import { describe, expect, it } from 'vitest';
import { maskNamedForms } from '../../../../src/redaction/formats/named-forms.ts';

/** A placeholder that tells what it replaced. */
const shown = (text: string): string =>
  maskNamedForms(text, {
    isSecret: (name) => /^(?:pin|password|k)$/i.test(name),
    mask: (value) => `«${value}»`,
  });

describe('the value of a secret’s name is masked, and nothing beside it', () => {
  it.each([
    ['markup', '<user>ada</user><pin>12 34</pin>', '<user>ada</user><pin>«12 34»</pin>'],
    ['markup with a namespace', '<ns:pin a="1">12</ns:pin>', '<ns:pin a="1">«12»</ns:pin>'],
    [
      'a form of parts',
      '--b\r\nContent-Disposition: form-data; name="pin"\r\nA: b\r\n\r\n12\r\n34\r\n--b\r\nContent-Disposition: form-data; name="room"\r\n\r\n7\r\n--b--',
      '--b\r\nContent-Disposition: form-data; name="pin"\r\nA: b\r\n\r\n«12\r\n34»\r\n--b\r\nContent-Disposition: form-data; name="room"\r\n\r\n7\r\n--b--',
    ],
    ['a form that was cut', '--b\nx; name="pin"\n\n12', '--b\nx; name="pin"\n\n«12»'],
    [
      'escaped JSON',
      '{\\"pin\\": \\"12\\",\\"room\\":\\"7\\"}',
      '{\\"pin\\": \\"«12»\\",\\"room\\":\\"7\\"}',
    ],
    ['JSON that was escaped twice', '{\\\\"pin\\\\":\\\\"12\\\\"}', '{\\\\"pin\\\\":\\\\"«12»\\\\"}'],
    ['an option', 'run --pin=12 --room=7', 'run --pin=«12» --room=7'],
    ['an option with a space', 'run -pin 12 --room 7', 'run -pin «12» --room 7'],
    ['an option in quotes', `run --pin "1 2" --pin='3 4'`, `run --pin "«1 2»" --pin='«3 4»'`],
    ['an assignment', `SET pin = '1 2', room = '7'`, `SET pin = '«1 2»', room = '7'`],
    ['an assignment to an element', `x[pin] = "1 2"`, `x[pin] = "«1 2»"`],
    ['a connection string', 'Server=db;Pin=1 2;Room=7', 'Server=db;Pin=«1 2»;Room=7'],
    ['one that begins with it', 'Password = 1 2; Room=7', 'Password = «1 2»; Room=7'],
    [
      'a line of the network’s logins',
      'machine h login ada password 12',
      'machine h login ada password «12»',
    ],
    ['a user of a database', `CREATE USER a IDENTIFIED BY '1 2'`, `CREATE USER a IDENTIFIED BY '«1 2»'`],
    [
      'a user of a database with a plugin',
      `alter user a identified with p by "12"`,
      `alter user a identified with p by "«12»"`,
    ],
  ])('in %s', (_name, text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    '<pin></pin> <pin>«key-1»</pin>',
    '--b\nx; name="room"\n\n12\n--b',
    '{\\"room\\":\\"12\\"}',
    'run --pin=«key-1» --pin -v',
    'x--pin=12',
    `xpin='1 2'`,
    'Server=db;Room=1 2',
    'machine h login ada',
    'IDENTIFIED BY',
    'pin=12',
    'a pin',
    'the pin: 12',
  ])('and a text without one stays: %s', (text) => expect(shown(text)).toBe(text));

  it('in a text of six characters, which no shorter one can hold', () => {
    expect(shown('x;k=ab')).toBe('x;k=«ab»');
    expect(shown('x;k=a')).toBe('x;k=a');
  });
});

describe('settings that have a line each', () => {
  it.each([
    ['of YAML', 'db:\n  pin: 12\n  room: 7', 'db:\n  pin: «12»\n  room: 7'],
    ['of a list in YAML', 'dbs:\n  - pin: "1 2"', 'dbs:\n  - pin: "«1 2»"'],
    ['of an environment', 'ROOM=7\nexport PIN=1 2', 'ROOM=7\nexport PIN=«1 2»'],
    ['with lines of Windows', 'pin: 12\r\nroom: 7\r\n', 'pin: «12»\r\nroom: 7\r\n'],
    ['with spaces in a name', 'user name: ada\npin : 12', 'user name: ada\npin : «12»'],
    ['the first and the last', 'pin: 12\npin: 34', 'pin: «12»\npin: «34»'],
  ])('are masked by their names: %s', (_name, text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    ['with a sentence above and below', 'It said so\npin: expired\nand no more'],
    ['with an empty line between', 'room: 7\n\npin: expired'],
    ['alone', 'pin: expired'],
    ['without a value', 'room: 7\npin:'],
    ['masked already', 'room: 7\npin: «key-1»'],
    ['of another name', 'room: 7\nuser: ada'],
  ])('are none, and stay: a line %s', (_name, text) => expect(shown(text)).toBe(text));

  it('are shorter than 4,000 characters', () => {
    const [short, long] = [`pin: ${'x'.repeat(3_994)}`, `pin: ${'x'.repeat(3_995)}`];
    expect(shown(`${short}\nroom: 7`)).toBe(`pin: «${'x'.repeat(3_994)}»\nroom: 7`);
    expect(shown(`${long}\nroom: 7`)).toBe(`${long}\nroom: 7`);
  });
});

describe('a row of SQL', () => {
  it.each([
    [
      `INSERT INTO t (user, pin, room) VALUES ('ada', '1 2', 7)`,
      `INSERT INTO t (user, pin, room) VALUES ('ada', '«1 2»', 7)`,
    ],
    ['insert into t ("pin", [k]) values (12, "x")', 'insert into t ("pin", [k]) values («12», "«x»")'],
    ['insert into t (user, pin) values ("a b", "1 2")', 'insert into t (user, pin) values ("a b", "«1 2»")'],
    ['INSERT INTO t (`pin`)VALUES(NULL, 5)', 'INSERT INTO t (`pin`)VALUES(«NULL», 5)'],
    [`INSERT INTO t (a, pin) VALUES ('x, y', '')`, `INSERT INTO t (a, pin) VALUES ('x, y', '«»')`],
  ])('is masked by the names of its columns: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    `INSERT INTO t (user, room) VALUES ('ada', 7)`,
    `INSERT INTO t (user, pinned) VALUES ('ada', 12)`,
    `VALUES of (pin)`,
  ])('stays where none is a secret’s: %s', (text) => expect(shown(text)).toBe(text));
});

describe('a table whose first line has the names of its columns', () => {
  it.each([
    ['user,pin,room\nada,1 2,7\nbob,34,8', 'user,pin,room\nada,«1 2»,7\nbob,«34»,8'],
    ['user;pin\nada;12', 'user;pin\nada;«12»'],
    ['user\tpin\nada\t12', 'user\tpin\nada\t«12»'],
    ['pin|user\n12|ada', 'pin|user\n«12»|ada'],
    ['"user","pin"\r\n"ada","12"\r\n', '"user","pin"\r\n"ada","«12»"\r\n'],
    [`user, 'pin'\nada, '12' `, `user, 'pin'\nada, '«12»' `],
    ['user,pin\n"ada, of",12\n"a ""b"", c",34', 'user,pin\n"ada, of",«12»\n"a ""b"", c",«34»'],
    ['user,pin\nada,"1,2"\nbob,3', 'user,pin\nada,"«1,2»"\nbob,«3»'],
  ])('is masked by them: %j', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    ['of another number of cells', 'user,pin\nada,12,7\n12\n\n'],
    ['of no value', 'user,pin\nada,\nada,""'],
    ['that is masked already', 'user,pin\nada,«key-1»'],
    ['under other names', 'user,room\nada,12'],
    ['behind a line that has no names', 'user,7\nada,12\npin,12'],
    ['of one column', 'pin\n12'],
    ['behind a sentence', 'user, pin!\nada,12'],
    ['behind one line alone', 'user,pin'],
    ['behind one line alone, with the secret first', 'pin,user'],
    ['behind a line of which one part alone is a name', 'pin, 7!\n12,x'],
    ['behind an empty line', '\npin,user\n12,x'],
  ])('keeps a row %s', (_name, text) => expect(shown(text)).toBe(text));

  it('has a first line of at most 4,000 characters', () => {
    const head = `pin,${Array.from({ length: 81 }, () => 'x'.repeat(48)).join(',')},`;
    const cells = `,x`.repeat(82);
    const of = (length: number): string => head + 'y'.repeat(length - head.length);
    expect(shown(`${of(4_000)}\n12${cells}`)).toBe(`${of(4_000)}\n«12»${cells}`);
    expect(shown(`${of(4_001)}\n12${cells}`)).toBe(`${of(4_001)}\n12${cells}`);
  });
});
