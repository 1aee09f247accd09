import { existsSync, readdirSync, readFileSync } from 'node:fs';
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { type Browser, manifestFor } from '../browser-manifest.ts';
import { fieldsOf, permissionsIn, permissionsOf } from './listing.ts';

/** In characters. */
type Range = readonly [least: number, most: number];

interface Form {
  page: string;
  browser: Browser;
  fields: Readonly<Record<string, Range>>;
  /** Of each text that justifies a permission; undefined where the form has none. */
  justification?: Range;
}

const FORMS: readonly Form[] = [
  {
    page: 'store/chrome-web-store.md',
    browser: 'chromium',
    fields: {
      Category: [1, 100],
      Language: [1, 100],
      'Single purpose': [20, 1_000],
      'Remote code': [1, 1_000],
      'Notes for testing': [100, 2_000],
    },
    justification: [20, 1_000],
  },
  {
    page: 'store/edge-add-ons.md',
    browser: 'chromium',
    fields: {
      Category: [1, 100],
      Availability: [1, 100],
      'Mature content': [1, 10],
      'Search terms': [1, 210],
    },
  },
  {
    page: 'store/firefox-add-ons.md',
    browser: 'firefox',
    fields: { Category: [1, 100], Licence: [1, 100], 'Notes for reviewers': [100, 3_000] },
    justification: [20, 1_000],
  },
];

/** The narrowest limits of the stores; see store/README.md. */
const NAME: Range = [1, 75];
const SUMMARY: Range = [1, 132];
const DESCRIPTION: Range = [250, 10_000];
/** Edge takes seven terms of 30 characters. */
const MOST_TERMS = 7;
const LONGEST_TERM = 30;

function outside(what: string, text: string, [least, most]: Range): string[] {
  const { length } = [...text];
  return length < least || length > most ? [`${what} has ${length} characters, not ${least} to ${most}`] : [];
}

const read = (path: string): string => readFileSync(path, 'utf8').trim();

function checkForm({ page, browser, fields, justification }: Form): string[] {
  const texts = fieldsOf(read(page));
  const lengths = Object.entries(fields).flatMap(([field, range]) => {
    const text = texts.get(field);
    return text === undefined ? [`${page} lacks "${field}"`] : outside(`${page}, "${field}"`, text, range);
  });
  if (justification === undefined) return lengths;
  return [
    ...lengths,
    ...comparePermissions(page, permissionsIn(texts), permissionsOf(manifestFor(browser, manifest))),
    ...[...texts]
      .filter(([heading]) => heading.includes('`'))
      .flatMap(([heading, text]) => outside(`${page}, ${heading}`, text, justification)),
  ];
}

/** Each permission of the manifest has its reason on the page, and no other has one. */
export function comparePermissions(
  page: string,
  justified: readonly string[],
  asked: readonly string[],
): string[] {
  return [
    ...asked
      .filter((name) => !justified.includes(name))
      .map((name) => `${page} does not say why the manifest has ${name}`),
    ...justified
      .filter((name) => !asked.includes(name))
      .map((name) => `${page} justifies ${name}, which the manifest does not have`),
  ];
}

function checkTerms(): string[] {
  const page = 'store/edge-add-ons.md';
  const terms = (fieldsOf(read(page)).get('Search terms') ?? '').split('\n');
  return [
    ...(terms.length > MOST_TERMS ? [`${page} has ${terms.length} search terms, not ${MOST_TERMS}`] : []),
    ...terms.flatMap((term) => outside(`${page}, search term "${term}"`, term, [1, LONGEST_TERM])),
  ];
}

/** What the package says of itself in a language, and the description of the stores in it. */
function checkLanguage(language: string): string[] {
  const messages = JSON.parse(read(`_locales/${language}/messages.json`)) as Record<
    string,
    { message: string } | undefined
  >;
  const key = /^__MSG_(\w+)__$/.exec(manifest.description)?.[1];
  const summary = key === undefined ? manifest.description : messages[key]?.message;
  const description = `store/description/${language}.txt`;
  return [
    ...(summary === undefined
      ? [`_locales/${language}/messages.json lacks ${key}`]
      : outside(`_locales/${language}/messages.json, ${key}`, summary, SUMMARY)),
    ...(existsSync(description)
      ? outside(description, read(description), DESCRIPTION)
      : [`${description} is missing: Edge requires a description in each language of the package`]),
  ];
}

function checkVersions(): string[] {
  const server = JSON.parse(read('server.json')) as { version: string; packages: { version: string }[] };
  const versions = {
    'manifest.json': manifest.version,
    'server.json': server.version,
    'server.json, packages': server.packages[0]?.version,
  };
  const wrong = Object.entries(versions).filter(([, version]) => version !== packageJson.version);
  const heading = `## [${packageJson.version}]`;
  return [
    ...wrong.map(
      ([file, version]) => `${file} has version ${version}, and package.json ${packageJson.version}`,
    ),
    ...(read('CHANGELOG.md').includes(heading) ? [] : [`CHANGELOG.md has no section "${heading}"`]),
  ];
}

export function checkListing(): string[] {
  return [
    ...outside('manifest.json, name', manifest.name, NAME),
    ...readdirSync('_locales').flatMap(checkLanguage),
    ...FORMS.flatMap(checkForm),
    ...checkTerms(),
    ...checkVersions(),
  ];
}
