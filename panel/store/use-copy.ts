import { useEffect, useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { usePanel } from './panel-context.tsx';

/** How long the result is shown on the control, in milliseconds. */
const ANSWER_FOR = 2000;

export type CopyAnswer = 'Copied' | 'Not allowed';

interface Copier {
  /** The result of the latest copy, while it is shown. */
  answer: CopyAnswer | undefined;
  /** `what` as in “Copied the command”. */
  copy(text: string, what: string): Promise<void>;
}

/** Writes texts to the clipboard; the control shows the result, and a screen reader announces it. */
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
