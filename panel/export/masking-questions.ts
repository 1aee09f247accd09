import { t } from '../messages/message.ts';
import type { Question } from '../store/ask.tsx';

/** What readable means, for whoever is about to save or copy it. */
export function readableQuestion(name: string, verb: 'save' | 'copy'): Question {
  return {
    title: t(verb === 'save' ? 'readable_save_question' : 'readable_copy_question', { name }),
    text: t('readable_text'),
    yes: t(verb === 'save' ? 'readable_save_yes' : 'readable_copy_yes'),
  };
}

/** What is copied is what was captured. */
export function unmaskedQuestion(what: string): Question {
  return {
    title: t('copy_unmasked_question', { what }),
    text: t('copy_unmasked_text'),
    yes: t('copy_unmasked_yes'),
  };
}
