import { useState } from 'react';
import {
  ASPECTS,
  type Aspect,
  type Comparison,
  type ComparisonRow,
} from '../../src/comparison/comparison.ts';
import { type MessageKey, plural, t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';

const TITLES = {
  outcome: 'compare_outcome',
  environment: 'compare_environment',
  url: 'compare_url',
  handshake: 'compare_handshake',
  'request headers': 'compare_request_headers',
  'response headers': 'compare_response_headers',
  messages: 'compare_messages',
  timing: 'compare_timing',
  findings: 'compare_findings',
} satisfies Record<Aspect, MessageKey>;

const SIGNS = { different: '≠', same: '=', unknown: '?' } as const;

function signText({ sameness, because }: ComparisonRow): string {
  switch (sameness) {
    case 'different':
      return t('compare_different');
    case 'same':
      return t('compare_same');
    case 'unknown':
      return t('compare_cannot_tell', { why: because ?? '' });
    default:
      return sameness satisfies never;
  }
}

function Value({ text }: { text: string | undefined }) {
  return text === undefined ? <span className="quiet">{t('compare_none')}</span> : <DataText text={text} />;
}

/** What differs and what cannot be told; what is the same, when asked for. */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const [all, setAll] = useState(false);
  const { rows, outcomesDiffer } = comparison;
  const count = (sameness: ComparisonRow['sameness']): number =>
    rows.filter((row) => row.sameness === sameness).length;
  const [different, unknown, same] = [count('different'), count('unknown'), count('same')];
  const shown = all ? rows : rows.filter(({ sameness }) => sameness !== 'same');
  return (
    <>
      <p className="compare-summary" data-testid="compare-summary">
        {outcomesDiffer && <b>{t('compare_outcomes_differ')}</b>} {plural('compare_differences', different)}
        {unknown > 0 && `, ${plural('compare_unknown', unknown)}`}
      </p>
      {same > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={all}
            data-testid="compare-all"
            onChange={({ target }) => setAll(target.checked)}
          />
          {plural('compare_show_same', same)}
        </label>
      )}
      {shown.length > 0 && (
        <table className="compare-table" data-testid="compare-table">
          <thead>
            <tr>
              <th scope="col">{t('compare_what')}</th>
              <th scope="col">{t('compare_left')}</th>
              <th scope="col">{t('compare_right')}</th>
            </tr>
          </thead>
          {ASPECTS.map((aspect) => (
            <AspectRows key={aspect} aspect={aspect} rows={shown.filter((row) => row.aspect === aspect)} />
          ))}
        </table>
      )}
    </>
  );
}

function AspectRows({ aspect, rows }: { aspect: Aspect; rows: readonly ComparisonRow[] }) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className="compare-aspect">
        <th scope="rowgroup" colSpan={3}>
          {t(TITLES[aspect])}
        </th>
      </tr>
      {rows.map((row) => (
        <tr
          key={row.name}
          className={`compare-${row.sameness}`}
          data-testid="compare-row"
          data-name={row.name}
        >
          <th scope="row">
            <span aria-hidden="true">{SIGNS[row.sameness]}</span> <DataText text={row.name} />
            <span className="off-screen">: {signText(row)}</span>
          </th>
          {row.sameness === 'unknown' && row.left === undefined && row.right === undefined ? (
            <td colSpan={2} className="quiet">
              {signText(row)}
            </td>
          ) : (
            <>
              <td>
                <Value text={row.left} />
              </td>
              <td>
                <Value text={row.right} />
                {row.sameness === 'unknown' && <p className="quiet">{signText(row)}</p>}
              </td>
            </>
          )}
        </tr>
      ))}
    </tbody>
  );
}
