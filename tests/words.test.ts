import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Names and phrases that were replaced by those that RFC 6455, MDN and DevTools use. One word for one thing: what a web
 * developer would search for.
 */
const FOLDERS = ['src', 'content', 'background', 'panel', 'cli', 'scripts'];

/** Words that no name contains, as a file, an identifier or a part of one; and what says it better. */
const PARTS: Readonly<Record<string, string>> = {
  dial: 'connect',
  drawn: 'random, rendered',
  dress: 'theme',
  grounds: 'inputs',
  hear: 'on…',
  house: 'server',
  hurry: 'flush',
  judge: 'evaluate, diagnose',
  judged: 'result',
  judgement: 'evaluation',
  kin: 'related',
  knock: 'connect',
  leftovers: 'suspects',
  lend: 'attach',
  lent: 'attached',
  lore: 'context',
  maker: 'initiator',
  mend: 'fix',
  mended: 'fixed',
  meeting: 'channel',
  neighbour: 'related connection',
  neighbours: 'related connections',
  overtaken: 'out of order',
  overtaking: 'out of order',
  pace: 'rate',
  particulars: 'context',
  performer: 'runner',
  pile: 'queue, buffer',
  piles: 'queues, buffers',
  remedies: 'fixes',
  remedy: 'fix',
  stir: 'on new records',
  stranger: 'foreign origin',
  surroundings: 'related',
  talk: 'messages',
  tally: 'count',
  throwaway: 'disposable',
  trial: 'synthetic',
  twin: 'the URL over HTTP',
};

/** Names that were replaced, though their parts are good elsewhere. */
const WHOLE = new Set(
  `adopt aliveAlike ANYTHING areAlike asBad askAgain attemptsLike backlog Backlog bare bareArray browserSays carried cameBack
  carriedBy clockAhead cutPlace cutWithoutWord emptyOut Face findStage FrameLore Gap getPlainly giveWay Hand hangUp
  Hop hopsNear inPieces isDrawn keepOvertaking keptBy keptFrame KIN lasts leftBehind liveBefore lookIntoLog looksDrawn
  Loss lowers mayRunPage milder nameUnseen News newsSince offerLine outranks pageSaw panelSays peersOf placeWords
  plainJson portSpeaks probeOf questionsOf raises recovered relaySays SAID_OPENLY Sender settleTally shakeHands
  silenceBefore sleep sleptBefore spans speaker Speech spell stalls standIn standInConstructor startAnew takeFromHeaviest takeLine
  tallyFrame thrown toLookAt touchNeighbours trialOf troubleWith turned weigh weighUp welcomeRelay whereTo whoHangsUp
  withoutBrowser Word`.split(/\s+/),
);

/** Names that stay, each with its reason: "name file". */
const ALLOWED = new Map(
  Object.entries({
    // Fields of saved traces and requests, which older versions have to read.
    bare: /^(?:src\/(?:export\/trace|probe|experiments|session\/observed-result)|panel\/probe)/,
    carried: /^src\/export\/trace\//,
    maker: /^(?:src|panel)\/client\//,
    judged: /^src\/redaction\/strict\/strict-(?:text|tokens)\.ts$/,
    // OpenTelemetry's word.
    spans: /^cli\/(?:telemetry\/|diagnose\/diagnose\.ts$)/,
  }),
);

/** Phrases that no text and no comment has, and what says it better. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\blet(?:s|ting)? go\b/, 'dropped, discarded'],
  [/\bfor want of room\b/, 'memory limit'],
  [/\bas delivered\b|\bunless set\b|\bunless you say otherwise\b/, 'by default'],
  [
    /\b(?:stands?|stood|standing) (?:in|under|behind|before|beside|for|at|there|around|between|on|after)\b/,
    'is in',
  ],
  [/\bin place of\b/, 'instead of'],
  [/\banew\b/, 'again'],
  [/\b(?:comes?|came) about\b/, 'is established'],
  // Except for Node's own error text, "socket hang up".
  [/(?<!\bsocket )\b(?:hangs?|hung|hanging) up\b|\bbroke off\b|\bbreaks? off\b/, 'closes the connection'],
  [/\bmend(?:s|ed|ing)?\b|\bput right\b/, 'fixed'],
  [/\bjust so\b|\bas it should\b|\bby turns\b|\bthe like\b|\bso far as\b/, 'leave it out'],
  [/\bnothing wrong found\b/i, 'No problems found'],
];

/** Identifiers of the code, without comments, texts and regular expressions. */
function identifiers(code: string): Set<string> {
  const bare = code
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/(?<![:'"`\\])\/\/[^\n]*/g, ' ')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, ' ')
    .replace(/`((?:[^`\\]|\\.)*)`/g, (_, text: string) => (text.match(/(?<=\$\{)[^}]*/g) ?? []).join(' '));
  return new Set(bare.match(/[A-Za-z_$][\w$]*/g) ?? []);
}

const partsOf = (name: string): string[] =>
  name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((part) => part.toLowerCase())
    .filter((part) => part !== '');

function files(folder: string, kinds: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => kinds.test(path) && statSync(path).isFile());
}

describe('names', () => {
  const sources = FOLDERS.flatMap((folder) => files(folder, /\.tsx?$/));

  it('of files are those of today', () => {
    const old = FOLDERS.flatMap((folder) => files(folder, /\.(?:tsx?|css|html)$/)).flatMap((path) =>
      partsOf(basename(path).replace(/\.\w+$/, ''))
        .filter((part) => Object.hasOwn(PARTS, part))
        .map((part) => `${path}: ${part}, write ${PARTS[part]}`),
    );
    expect(old).toEqual([]);
  });

  it('in the code are those of today', () => {
    const old = sources.flatMap((path) =>
      [...identifiers(readFileSync(path, 'utf8'))]
        .filter((name) => !ALLOWED.get(name)?.test(path))
        .filter((name) => WHOLE.has(name) || partsOf(name).some((part) => Object.hasOwn(PARTS, part)))
        .map((name) => `${path}: ${name}`),
    );
    expect(old).toEqual([]);
  });
});

it('texts and comments use the words of today', () => {
  const papers = ['README.md', 'CONTRIBUTING.md', ...files('docs', /\.md$/)];
  const sources = FOLDERS.flatMap((folder) => files(folder, /\.(?:tsx?|css|html)$/));
  const old = [...papers, ...sources].flatMap((path) => {
    const text = readFileSync(path, 'utf8').replace(/\s+(?:\*|\/\/)?\s*/g, ' ');
    return PHRASES.flatMap(([phrase, better]) => {
      const found = phrase.exec(text);
      return found
        ? [`${path}: "${text.slice(Math.max(0, found.index - 30), found.index + 30)}", write ${better}`]
        : [];
    });
  });
  expect(old).toEqual([]);
});
