import type { ReactNode } from 'react';
import type { UnmaskedSuspect } from '../../src/redaction/unmasked-suspects.ts';
import { t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';

/** The exact text that will be shared, with masked and suspicious parts highlighted. */
export function BugPreview({ text, suspects }: { text: string; suspects: readonly UnmaskedSuspect[] }) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { from, to, why } of suspects) {
    parts.push(...withPlaceholders(text.slice(done, from), done));
    parts.push(
      <mark key={from} className="suspect" title={why} data-testid="suspect">
        <DataText text={text.slice(from, to)} lines />
      </mark>,
    );
    done = to;
  }
  parts.push(...withPlaceholders(text.slice(done), done));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard
    <section className="bug-preview" tabIndex={0} aria-label={t('bug_preview')}>
      <pre data-testid="bug-body">{parts}</pre>
    </section>
  );
}

function withPlaceholders(text: string, offset: number): ReactNode[] {
  const nodes: ReactNode[] = [];
  let done = 0;
  const plain = (end: number): void => {
    if (end > done) nodes.push(<DataText key={offset + done} text={text.slice(done, end)} lines />);
  };
  for (const { 0: placeholder, index } of text.matchAll(/«[a-z-]+(?:-\d+)?(?::\d+)?»/g)) {
    plain(index);
    nodes.push(
      <mark key={offset + index} className="masked">
        {placeholder}
      </mark>,
    );
    done = index + placeholder.length;
  }
  plain(text.length);
  return nodes;
}
