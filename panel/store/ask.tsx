import { type ReactNode, useCallback, useState } from 'react';
import { t } from '../messages/message.ts';
import { Modal } from './modal.tsx';

/** What the user is asked before something is done that cannot be taken back. */
export interface Question {
  title: string;
  text: string;
  yes: string;
}

interface Asking {
  question: Question;
  answer(yes: boolean): void;
}

/** Asks in a dialog; Escape and Cancel mean no. The dialog has to be rendered. */
export function useAsk(): { ask(question: Question): Promise<boolean>; dialog: ReactNode } {
  const [asking, setAsking] = useState<Asking>();
  const ask = useCallback(
    (question: Question) => new Promise<boolean>((answer) => setAsking({ question, answer })),
    [],
  );
  const answer = (yes: boolean): void => {
    asking?.answer(yes);
    setAsking(undefined);
  };
  return {
    ask,
    dialog: asking && <AskDialog key={asking.question.title} {...asking.question} answer={answer} />,
  };
}

function AskDialog({ title, text, yes, answer }: Question & { answer(yes: boolean): void }) {
  return (
    <Modal
      className="dialog ask"
      aria-labelledby="ask-title"
      aria-describedby="ask-text"
      data-testid="ask"
      onClose={() => answer(false)}
    >
      <h2 id="ask-title">{title}</h2>
      <p id="ask-text">{text}</p>
      <div className="actions">
        <button type="button" className="button" data-testid="ask-no" onClick={() => answer(false)}>
          {t('cancel')}
        </button>
        <button type="button" className="button primary" data-testid="ask-yes" onClick={() => answer(true)}>
          {yes}
        </button>
      </div>
    </Modal>
  );
}
