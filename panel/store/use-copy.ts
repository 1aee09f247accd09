import { useEffect, useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { usePanel } from './panel-context.tsx';

/** How long the answer stands where the copy was asked for, in milliseconds. */
const ANSWER_FOR = 2000;

export type CopyAnswer = 'Copied' | 'Not allowed';

interface Copier {
  /** How the latest copy ended, for as long as it is news. */
  answer: CopyAnswer | undefined;
  /** `what` as in “Copied the command”. */
  copy(text: string, what: string): Promise<void>;
}

/** Puts texts on the clipboard; how that ended is for the control to show, and is said to a screen reader. */
export function useCopy(): Copier {
  const say = usePanel((state) => state.notify);
  const [answer, setAnswer] = useState<CopyAnswer>();
  useEffect(() => {
    if (answer === undefined) return;
    const timer = setTimeout(() => setAnswer(undefined), ANSWER_FOR);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = async (text: string, what: string): Promise<void> => {
    const copied = await copyText(text);
    setAnswer(copied ? 'Copied' : 'Not allowed');
    say(copied ? `Copied ${what}.` : `The browser did not allow copying ${what}: select the text instead.`);
  };
  return { answer, copy };
}
