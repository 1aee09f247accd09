import { type MaskedLocation, maskedLocations, revealLocations } from '../../redaction/masked-locations.ts';
import type { MaskedSecret } from '../../redaction/redactor.ts';
import { type UnmaskedSuspect, unmaskedSuspects } from '../../redaction/unmasked-suspects.ts';
import { escapeInvisible } from '../../shared/escape-invisible.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';
import { renderBody } from './markdown.ts';
import type { Report } from './report.ts';

/** What a bug report will consist of, and what in it should be looked at before it is shared. */
export interface BugDraft {
  title: string;
  body: string;
  places: MaskedLocation[];
  suspects: UnmaskedSuspect[];
}

const LONGEST_TITLE = 200;

/** `revealed` holds the ids of the places that the user chose to show. */
export function draftBug(
  report: Report,
  revealed: ReadonlySet<string>,
  secrets: readonly MaskedSecret[],
): BugDraft {
  const shared = sharedPart(report);
  const shown = revealLocations(shared, revealed, secrets);
  const body = renderBody(shown);
  return {
    title: titleOf(shown),
    body,
    places: maskedLocations(shared).filter(
      ({ id, placeholder }) => revealed.has(id) || body.includes(placeholder),
    ),
    suspects: unmaskedSuspects(body),
  };
}

/** A ticket has neither headers nor subprotocols nor the page's title; what is not in it needs no review. */
function sharedPart(report: Report): Report {
  return {
    ...report,
    page: { ...report.page, title: '' },
    connections: report.connections.map((connection) => ({
      ...connection,
      page: '',
      protocols: [],
      closeReason: null,
      requestHeaders: [],
      responseHeaders: [],
    })),
  };
}

function titleOf({ verdicts, connections, page }: Report): string {
  const [worst] = verdicts;
  const first = connections.find(({ openedBy }) => openedBy === 'page');
  const { host } = parseSocketUrl(first?.url ?? page.url);
  const title = worst?.title ?? 'WebSocket problem';
  const clean = escapeInvisible(title).slice(0, LONGEST_TITLE);
  return host === '' || clean.includes(host) ? clean : `${clean} (${host})`;
}
