import { useRef } from 'react';
import { t } from '../messages/message.ts';
import { type Choice, connectionsOf, MOST_LISTED, optionText, type Recording } from './recordings.ts';

interface ComparisonSideProps {
  name: 'left' | 'right';
  choice: Choice;
  recordings: readonly Recording[];
  choose(choice: Choice): void;
  /** Opens a file and chooses it for this side. */
  open(file: File): void;
}

/** Which recording and which of its connections is on one side. */
export function ComparisonSide({ name, choice, recordings, choose, open }: ComparisonSideProps) {
  const input = useRef<HTMLInputElement>(null);
  const { recording, connection } = choice;
  const all = connectionsOf(recording);
  const listed = all.slice(-MOST_LISTED);
  const chosen = all.find(({ id }) => id === connection);
  if (chosen && !listed.includes(chosen)) listed.unshift(chosen);
  return (
    <fieldset className="compare-side" data-testid={`compare-${name}`}>
      <legend>{t(name === 'left' ? 'compare_left' : 'compare_right')}</legend>
      <label className="field">
        {t('compare_recording')}
        <select
          className="select"
          value={recordings.indexOf(recording)}
          data-testid={`compare-${name}-recording`}
          onChange={({ target }) => {
            const other = recordings[Number(target.value)];
            if (other) choose({ recording: other, connection: undefined });
          }}
        >
          {recordings.map(({ name: title }, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('compare_connection')}
        <select
          className="select"
          value={connection ?? ''}
          disabled={all.length === 0}
          data-testid={`compare-${name}-connection`}
          onChange={({ target }) => choose({ recording, connection: target.value })}
        >
          {connection === undefined && (
            <option value="">{all.length === 0 ? t('compare_no_connections') : '…'}</option>
          )}
          {listed.map((each) => (
            <option key={each.id} value={each.id}>
              {optionText(each)}
            </option>
          ))}
        </select>
      </label>
      {all.length > listed.length && <p className="quiet">{t('compare_more', { count: listed.length })}</p>}
      <button
        type="button"
        className="button"
        title={t('compare_open_file_why')}
        data-testid={`compare-${name}-open`}
        onClick={() => input.current?.click()}
      >
        {t('compare_open_file')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gz,.har,.log,.txt"
        data-testid={`compare-${name}-file`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) open(file);
          target.value = '';
        }}
      />
    </fieldset>
  );
}
