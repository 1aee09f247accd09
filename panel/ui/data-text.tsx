import { t } from '../messages/message.ts';
import { visibleRuns } from './visible-text.ts';

interface DataTextProps {
  text: string;
  /** Keeps line breaks and tabs. */
  lines?: boolean;
  className?: string;
}

/** Untrusted text: isolated from its surroundings, with every invisible character shown. */
export function DataText({ text, lines = false, className }: DataTextProps) {
  let at = 0;
  const runs = visibleRuns(text, lines).map(({ shown, hidden }) => {
    const key = at;
    at += shown.length;
    return hidden ? (
      <span key={key} className="unseen" title={t('invisible_character')}>
        {shown}
      </span>
    ) : (
      shown
    );
  });
  return (
    <bdi dir="auto" className={className}>
      {runs}
    </bdi>
  );
}
