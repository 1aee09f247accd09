import type { Question } from '../store/ask.tsx';

/** What readable means, for whoever is about to save or copy it. */
export function readableQuestion(name: string, verb: 'Save' | 'Copy'): Question {
  return {
    title: `${verb} ${name} as readable?`,
    text: 'Readable masks only what looks like a secret. Names, ids, message texts and passwords without a telling name stay in it, and everybody who gets it can read them. Strict masks everything that is not known to be harmless.',
    yes: `${verb} readable`,
  };
}

/** What is copied is what was captured. */
export function unmaskedQuestion(what: string): Question {
  return {
    title: `Copy ${what} without masking?`,
    text: 'Tokens, cookies, passwords and personal data in it are copied as they are. Paste it only where everybody may read them.',
    yes: 'Copy unmasked',
  };
}
