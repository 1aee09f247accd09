import type { FixText, Variant } from '../../diagnosis/rule.ts';
import type { Advice } from './advice.ts';
import type { Named } from './default-advice.ts';
import type { SnippetContext } from './snippet-context.ts';

export interface FixIntro {
  title: string;
  detail: string;
}

/** Without parts of a single product. */
export function fixWith(words: FixIntro, advice: Advice | undefined, of: SnippetContext): FixText {
  return advice ? { ...words, snippet: snippetOf(advice, of), language: advice.language } : { ...words };
}

/** For one product: the option and its file. */
export function fixFor(words: FixIntro, [product, advice]: Named, of: SnippetContext): FixText {
  return fixWith({ ...words, detail: `${words.detail} For ${product}: ${advice.where}.` }, advice, of);
}

export function variantOf([product, advice]: Named, of: SnippetContext): Variant {
  return { product, where: advice.where, snippet: snippetOf(advice, of), language: advice.language };
}

function snippetOf({ snippet }: Advice, of: SnippetContext): string {
  return typeof snippet === 'string' ? snippet : snippet(of);
}
