import { type Anchor, anchorText } from '../../src/export/report/anchor.ts';
import { t } from '../messages/message.ts';
import type { PanelState } from './panel-state.ts';

/** What to show for a link to a connection or a finding, and the message if it is not in the session. */
export function linkedPlace(
  state: PanelState,
  anchor: Exclude<Anchor, { kind: 'event' }>,
): Partial<PanelState> {
  const { connection } = anchor;
  if (!state.session().connections.has(connection)) {
    return { notice: t('link_unknown', { link: `#${anchorText(anchor)}` }) };
  }
  const place = {
    selected: connection,
    userSelected: true,
    mainView: 'connection',
    cursor: undefined,
    highlighted: undefined,
    origin: undefined,
  } as const;
  if (anchor.kind === 'connection') return place;
  const { rule } = anchor;
  const found = state.diagnosis.findings.some(
    (finding) => finding.rule.id === rule && finding.connections.includes(connection),
  );
  return {
    ...place,
    tab: 'diagnosis',
    jumpCount: state.jumpCount + 1,
    ...(found ? { origin: { connection, rule } } : { notice: t('link_no_finding', { rule }) }),
  };
}
