import { useId } from 'react';
import type { Header } from '../../src/capture/captured-event.ts';
import type { Redactor } from '../../src/redaction/redactor.ts';
import { CopyShown } from '../export/copy-shown.tsx';
import { DataText } from '../ui/data-text.tsx';
import { headerWords } from './header-words.ts';

interface HeaderTableProps {
  title: string;
  /** The title within a sentence. */
  what: string;
  headers: readonly Header[];
  /** Why the list is empty. */
  none: string;
}

export function HeaderTable({ title, what, headers, none }: HeaderTableProps) {
  const id = useId();
  const text = (redactor?: Redactor): string =>
    headers.map(({ name, value }) => `${name}: ${redactor?.header(name, value) ?? value}`).join('\n');
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title} {headers.length > 0 && <CopyShown text={text} what={what} />}
      </h2>
      {headers.length === 0 ? (
        <p className="quiet-line">{none}</p>
      ) : (
        <dl className="fields headers">
          {headers.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may occur twice, and the list never changes
            <div key={index} className="field">
              <dt title={headerWords(name)}>
                <DataText text={name} />
              </dt>
              <dd>
                <DataText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
