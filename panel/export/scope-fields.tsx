import type { ExportScope } from '../../src/export/trace/choose-frames.ts';
import { plural, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';

export interface Scope {
  onlySelected: boolean;
  /** As typed: local time, empty for no limit. */
  from: string;
  to: string;
  payloads: boolean;
  gzip: boolean;
  /** Masks only what looks secret; chosen again for each export. */
  readable: boolean;
}

export const WHOLE: Scope = {
  onlySelected: false,
  from: '',
  to: '',
  payloads: true,
  gzip: false,
  readable: false,
};

const timeOf = (text: string): number | null => {
  const time = Date.parse(text);
  return Number.isFinite(time) ? time : null;
};

export function choiceOf(scope: Scope, selected: string | undefined): ExportScope {
  const { onlySelected, from, to, payloads } = scope;
  return {
    connections: onlySelected && selected !== undefined ? [selected] : null,
    from: timeOf(from),
    to: timeOf(to),
    payloads,
  };
}

interface Props {
  scope: Scope;
  change(scope: Scope): void;
}

/** Which part of the session is exported. */
export function ScopeFields({ scope, change }: Props) {
  const selected = usePanel((state) => state.selected);
  const count = usePanel((state) => state.order.length);
  const time = (name: 'from' | 'to') => (
    <label>
      {t(name === 'from' ? 'scope_from' : 'scope_to')}{' '}
      <input
        type="datetime-local"
        step={1}
        value={scope[name]}
        data-testid={`scope-${name}`}
        onChange={(event) => change({ ...scope, [name]: event.target.value })}
      />
    </label>
  );
  const check = (name: 'payloads' | 'gzip' | 'readable', words: string) => (
    <label className="check">
      <input
        type="checkbox"
        checked={scope[name]}
        data-testid={`scope-${name}`}
        onChange={(event) => change({ ...scope, [name]: event.target.checked })}
      />
      {words}
    </label>
  );
  return (
    <fieldset className="scope">
      <legend>{t('scope_legend')}</legend>
      <label>
        {t('scope_what')}{' '}
        <select
          value={scope.onlySelected ? 'one' : 'all'}
          data-testid="scope-connections"
          onChange={(event) => change({ ...scope, onlySelected: event.target.value === 'one' })}
        >
          <option value="all">{plural('scope_all', count)}</option>
          <option value="one" disabled={selected === undefined}>
            {t('scope_one')}
          </option>
        </select>
      </label>
      {time('from')}
      {time('to')}
      {check('payloads', t('scope_payloads'))}
      {check('gzip', t('scope_gzip'))}
      {check('readable', t('scope_readable'))}
    </fieldset>
  );
}
