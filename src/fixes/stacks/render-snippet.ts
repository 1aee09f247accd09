import type { FixWords, Variant } from '../../diagnosis/rule.ts';
import type { Advice } from './advice.ts';
import type { Named } from './default-advice.ts';
import type { Particulars } from './snippet-context.ts';

export interface Words {
  title: string;
  detail: string;
}

/** With nothing in it but what holds for every product. */
export function fixWith(words: Words, advice: Advice | undefined, of: Particulars): FixWords {
  return advice ? { ...words, snippet: snippetOf(advice, of), language: advice.language } : { ...words };
}

/** In the words of one product: which option, in which file. */
export function fixFor(words: Words, [product, advice]: Named, of: Particulars): FixWords {
  return fixWith({ ...words, detail: `${words.detail} For ${product}: ${advice.where}.` }, advice, of);
}

export function variantOf([product, advice]: Named, of: Particulars): Variant {
  return { product, where: advice.where, snippet: snippetOf(advice, of), language: advice.language };
}

function snippetOf({ snippet }: Advice, of: Particulars): string {
  return typeof snippet === 'string' ? snippet : snippet(of);
}
