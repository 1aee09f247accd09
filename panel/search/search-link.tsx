import { type Anchor, anchorText } from '../../src/export/report/anchor.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';

const WORDS = {
  finding: 'search_finding',
  connection: 'search_connection',
  event: 'search_event',
} satisfies Record<Anchor['kind'], MessageKey>;

/** The query is a link from a report: a button to its target. */
export function SearchLink({ anchor, onGo }: { anchor: Anchor; onGo(): void }) {
  const findings = usePanel((state) => state.diagnosis.findings);
  const finding =
    anchor.kind === 'finding' ? findings.find(({ rule }) => rule.id === anchor.rule) : undefined;
  return (
    <button type="button" className="hit" data-testid="search-link" onClick={onGo}>
      <span className="hit-place">
        <span className="tag">{t(WORDS[anchor.kind])}</span>
        <DataText text={finding?.match.title ?? finding?.rule.title ?? `#${anchorText(anchor)}`} />
      </span>
    </button>
  );
}
