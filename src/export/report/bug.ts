import { type MaskedLocation, maskedLocations, revealLocations } from '../../redaction/masked-locations.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { type UnmaskedSuspect, unmaskedSuspects } from '../../redaction/unmasked-suspects.ts';
import { escapeInvisible } from '../../shared/escape-invisible.ts';
import { renderIssue } from './issue-body.ts';
import { issueContent } from './issue-content.ts';
import type { Report } from './report.ts';

/** What a bug report will consist of, and what in it should be looked at before it is shared. */
export interface BugDraft {
  title: string;
  body: string;
  places: MaskedLocation[];
  /** How many different values are masked. */
  values: number;
  suspects: UnmaskedSuspect[];
}

const LONGEST_TITLE = 200;
const NOT_KNOWN = 'is in no list of words: not known to be harmless';

/** `revealed` holds the ids of the places that the user chose to show. */
export function draftBug(
  report: Report,
  revealed: ReadonlySet<string>,
  redactor: Pick<Redactor, 'secrets' | 'unknownIn'>,
): BugDraft {
  const content = issueContent(report);
  const masked = renderIssue(content);
  const shown = revealLocations(content, revealed, redactor.secrets());
  const body = revealed.size === 0 ? masked : renderIssue(shown);
  const places = maskedLocations(content).filter(
    ({ id, placeholder }) => revealed.has(id) || body.includes(placeholder),
  );
  return {
    title: escapeInvisible(shown.title).slice(0, LONGEST_TITLE),
    body,
    places,
    values: new Set(places.filter(({ id }) => !revealed.has(id)).map(({ placeholder }) => placeholder)).size,
    suspects:
      report.masking === 'strict' ? unknownWords(body, unknownIn(content, redactor)) : unmaskedSuspects(body),
  };
}

/** Fields that nobody but this program writes. */
const OWN_FIELDS = /^(?:connection|generator|masking|language|after|seen|expected)$/;

/** What of the report's texts is not known to be harmless. */
function unknownIn(value: unknown, redactor: Pick<Redactor, 'unknownIn'>, name = ''): string[] {
  if (typeof value === 'string') return redactor.unknownIn(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const within = Array.isArray(value) ? name : key;
    return OWN_FIELDS.test(within) && typeof each !== 'object' ? [] : unknownIn(each, redactor, within);
  });
}

function unknownWords(body: string, words: readonly string[]): UnmaskedSuspect[] {
  const found = words.flatMap((word): UnmaskedSuspect[] => {
    const all: UnmaskedSuspect[] = [];
    for (let from = body.indexOf(word); from >= 0; from = body.indexOf(word, from + word.length))
      all.push({ from, to: from + word.length, why: NOT_KNOWN });
    return all;
  });
  let end = 0;
  return found
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      const free = from >= end;
      if (free) end = to;
      return free;
    });
}
