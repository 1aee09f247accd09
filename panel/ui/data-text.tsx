import { visibleRuns } from './visible-text.ts';

interface DataTextProps {
  text: string;
  /** Keep line breaks and tabs. */
  lines?: boolean;
  className?: string;
}

/** Text that came from outside: isolated from what stands around it, with nothing in it invisible. */
export function DataText({ text, lines = false, className }: DataTextProps) {
  let at = 0;
  const runs = visibleRuns(text, lines).map(({ shown, hidden }) => {
    const key = at;
    at += shown.length;
    return hidden ? (
      <span key={key} className="unseen" title="A character that draws nothing by itself">
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
