import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';
import { usePanel } from './panel-context.tsx';

/** How long the answer stands on the button, in milliseconds. */
const ANSWER_FOR = 2000;

interface CopyButtonProps {
  text: () => string;
  /** As in “Copied the command”. */
  what: string;
  /** The beginning of “Copy” with `what`: who speaks to the browser says what is in sight. */
  label?: string;
  title?: string;
}

/** Copies `text()` and says so, on itself and to a screen reader. */
export function CopyButton({ text, what, label = 'Copy', title }: CopyButtonProps) {
  const say = usePanel((state) => state.say);
  const [answer, setAnswer] = useState<'Copied' | 'Not allowed'>();
  useEffect(() => {
    if (answer === undefined) return;
    const timer = setTimeout(() => setAnswer(undefined), ANSWER_FOR);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = async (): Promise<void> => {
    const copied = await copyText(text());
    setAnswer(copied ? 'Copied' : 'Not allowed');
    say(copied ? `Copied ${what}.` : `The browser did not allow copying ${what}: select the text instead.`);
  };
  return (
    <button
      type="button"
      className="button copy"
      aria-label={answer === undefined ? `Copy ${what}` : undefined}
      title={title}
      onClick={copy}
      data-testid="copy"
    >
      {answer ?? label}
    </button>
  );
}
