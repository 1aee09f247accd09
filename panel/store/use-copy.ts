import { useEffect, useState } from 'react';
import { t } from '../messages/message.ts';
import { copyText } from '../ui/copy-text.ts';
import { usePanel } from './panel-context.tsx';

/** How long the result is shown on the control, in milliseconds. */
const ANSWER_FOR = 2000;

interface Copier {
  /** The result of the latest copy, while it is shown. */
  answer: string | undefined;
  /** `what` as in “Copied the command”. */
  copy(text: string, what: string): Promise<void>;
}

/** Writes texts to the clipboard; the control shows the result, and a screen reader announces it. */
export function useCopy(): Copier {
  const say = usePanel((state) => state.notify);
  const [answer, setAnswer] = useState<string>();
  useEffect(() => {
    if (answer === undefined) return;
    const timer = setTimeout(() => setAnswer(undefined), ANSWER_FOR);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = async (text: string, what: string): Promise<void> => {
    const copied = await copyText(text);
    setAnswer(t(copied ? 'copy_answer_done' : 'copy_answer_refused'));
    say(t(copied ? 'copy_done' : 'copy_refused', { what }));
  };
  return { answer, copy };
}
