import { useDeferredValue, useEffect, useState } from 'react';
import { parseAnchor } from '../../src/export/report/anchor.ts';
import { type Hit, MOST_HITS, searchPattern, searchSession } from '../../src/export/search-session.ts';
import './search.css';
import { plural, t } from '../messages/message.ts';
import { startInSlices } from '../session/time-slicer.ts';
import { Dialog } from '../store/dialog.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { clockText, isoText } from '../ui/moment-text.ts';
import { SearchLink } from './search-link.tsx';

interface Found {
  hits: Hit[];
  /** 0 to 1. */
  done: number;
  running: boolean;
}
const NOTHING: Found = { hits: [], done: 0, running: false };

/** The results of a query as they are found; a new query cancels the previous search. */
function useHits(query: string): Found {
  const { store } = usePanelHandle();
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    const pattern = query === '' ? undefined : searchPattern(query);
    setFound(NOTHING);
    if (!pattern) return;
    let hits: Hit[] = [];
    setFound({ hits, done: 0, running: true });
    return startInSlices(searchSession(store.getState().session(), pattern), (steps, isLast) => {
      const fresh = steps.flatMap((step) => step.hits);
      if (fresh.length > 0) hits = [...hits, ...fresh].slice(0, MOST_HITS);
      setFound({ hits, done: isLast ? 1 : (steps.at(-1)?.done ?? 0), running: !isLast });
    });
  }, [query, store]);
  return found;
}

function HitRow({ hit, onGo }: { hit: Hit; onGo(): void }) {
  const session = usePanel((state) => state.session)();
  const connection = session.connections.get(hit.connection);
  const { authority, path } = maskUrl(connection?.url ?? '');
  return (
    <li>
      <button type="button" className="hit" data-testid="hit" data-where={hit.where} onClick={onGo}>
        <span className="hit-place">
          <span className="tag">{hit.where}</span>
          <DataText text={authority + path} />
          <time dateTime={isoText(hit.at)} title={isoText(hit.at)}>
            {clockText(hit.at)}
          </time>
        </span>
        <span className="hit-text">
          <DataText text={hit.before} />
          <mark>
            <DataText text={hit.found} />
          </mark>
          <DataText text={hit.after} />
        </span>
      </button>
    </li>
  );
}

function Outcome({ query, found }: { query: string; found: Found }) {
  const { hits, running, done } = found;
  if (query === '') return <p className="quiet-line">{t('search_what')}</p>;
  if (!searchPattern(query)) return <p className="quiet-line">{t('search_not_regular')}</p>;
  const many = hits.length >= MOST_HITS;
  return (
    <p className="quiet-line" role="status" data-testid="search-outcome" data-running={running}>
      {many ? t('search_first', { count: MOST_HITS }) : plural('search_places', hits.length)}
      {running && (
        <>
          {' '}
          {t('search_so_far')} <progress value={done} aria-label={t('search_searched')} />
        </>
      )}
    </p>
  );
}

/** Search in all connections; a result opens its event. */
export function Search() {
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const found = useHits(query);
  const { select, goTo, openLink, overlay } = usePanel((state) => state);
  const anchor = parseAnchor(typed);
  const go = ({ connection, event }: Hit): void => {
    overlay(undefined);
    if (event === undefined) select(connection);
    else goTo(connection, event);
  };
  const follow = (): void => {
    overlay(undefined);
    if (anchor) openLink(anchor);
  };
  return (
    <Dialog title={t('search_title')}>
      <input
        type="search"
        className="filter search-field"
        aria-label={t('search_label')}
        placeholder={t('search_placeholder')}
        autoFocus
        value={typed}
        data-testid="search-field"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found.hits;
          if (event.key !== 'Enter') return;
          if (anchor) follow();
          else if (first) go(first);
        }}
      />
      {anchor && <SearchLink anchor={anchor} onGo={follow} />}
      <Outcome query={query} found={found} />
      <ol className="hits">
        {found.hits.map((hit, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hits are only ever added at the end
          <HitRow key={at} hit={hit} onGo={() => go(hit)} />
        ))}
      </ol>
    </Dialog>
  );
}
