import { useId, useMemo } from 'react';
import { t } from '../messages/message.ts';
import { statusOf } from '../store/connection-status.ts';
import { completions, parseListQuery, QUERY_KEYS, STATES } from '../store/list-query.ts';
import { usePanel } from '../store/panel-context.tsx';

/** The most completions that are offered. */
const MOST = 30;

const HELP = [
  t('filter_help'),
  ...Object.entries(QUERY_KEYS).map(([key, { example, meaning }]) => `${key}:${example} (${t(meaning)})`),
  t('filter_help_end'),
].join('\n');

/** The values of this session for the keys of the filter. */
function useKnownValues() {
  const session = usePanel((state) => state.session)();
  const order = usePanel((state) => state.order);
  const worst = usePanel((state) => state.worst);
  return useMemo(() => {
    const hosts = new Set<string>();
    const paths = new Set<string>();
    const status = new Set<string>();
    const protocols = new Set<string>();
    const causes = new Set<string>();
    for (const id of order) {
      const connection = session.connections.get(id);
      if (!connection) continue;
      const { word, code } = statusOf(connection);
      hosts.add(connection.parsedUrl.authority);
      paths.add(connection.parsedUrl.path);
      status.add(code === '' ? word : code);
      if (connection.opened?.protocol) protocols.add(connection.opened.protocol);
      const rule = worst.get(id)?.rule.id;
      if (rule !== undefined) causes.add(rule);
    }
    return {
      host: [...hosts],
      path: [...paths],
      status: [...status],
      protocol: [...protocols],
      cause: [...causes],
      is: STATES,
    };
  }, [session, order, worst]);
}

/** The options are made while the field has the focus, since a page may have thousands of connections. */
function Completions({ id, text }: { id: string; text: string }) {
  const known = useKnownValues();
  return (
    <datalist id={id}>
      {completions(text, known)
        .slice(0, MOST)
        .map((value) => (
          <option key={value} value={value} />
        ))}
    </datalist>
  );
}

/** The filter of the list: text and conditions such as `status:403`. */
export function ListFilter() {
  const text = usePanel((state) => state.list.text);
  const setList = usePanel((state) => state.setList);
  const id = useId();
  const invalid = useFilterFaults().length > 0;
  return (
    <span className="filter-frame">
      <input
        type="search"
        className="filter"
        id="list-filter"
        placeholder={t('filter_placeholder')}
        aria-label={t('filter_label')}
        aria-invalid={invalid}
        aria-describedby={invalid ? 'list-filter-fault' : undefined}
        title={HELP}
        list={id}
        spellCheck={false}
        autoComplete="off"
        value={text}
        data-testid="list-filter"
        onChange={(event) => setList({ text: event.target.value })}
      />
      <Completions id={id} text={text} />
    </span>
  );
}

function useFilterFaults(): readonly string[] {
  const text = usePanel((state) => state.list.text);
  return useMemo(() => parseListQuery(text).faults, [text]);
}

/** What of the filter was not understood. */
export function FilterFault() {
  const [fault] = useFilterFaults();
  if (fault === undefined) return null;
  return (
    <p id="list-filter-fault" className="note list-fault" role="alert" data-testid="list-filter-fault">
      {fault}
    </p>
  );
}
