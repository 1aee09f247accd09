import type { ReactNode } from 'react';
import { t } from '../messages/message.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { type Question, useAsk } from './ask.tsx';
import { useCopy } from './use-copy.ts';

/** One format for the clipboard. */
export interface CopyChoice {
  form: string;
  name: string;
  /** As in “Copied the connection as curl”. */
  what: string;
  text(): string | Promise<string>;
  /** Asked before it is copied: it has what else is masked. */
  asks?: Question;
}

/** Copies a choice, after its question; the dialog has to be rendered. */
export function useCopyChoice(): {
  choose(choice: CopyChoice): Promise<void>;
  answer: string | undefined;
  dialog: ReactNode;
} {
  const { answer, copy } = useCopy();
  const { ask, dialog } = useAsk();
  const choose = async ({ asks, text, what }: CopyChoice): Promise<void> => {
    if (asks && !(await ask(asks))) return;
    await copy(await text(), what);
  };
  return { choose, answer, dialog };
}

/** The choices as items of a context menu. */
export function copyItems(
  choices: readonly CopyChoice[],
  choose: (choice: CopyChoice) => Promise<void>,
): MenuItem[] {
  return choices.map((choice) => ({
    kind: 'action',
    label: t('export_copy_as', { format: choice.name }),
    run: () => void choose(choice),
  }));
}
