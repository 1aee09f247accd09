import type { FixText } from '../diagnosis/rule.ts';

/** The same fix with each of its texts replaced by what `reword` returns. */
export function rewordFix<F extends FixText>(fix: F, reword: (text: string) => string): F {
  return {
    ...fix,
    title: reword(fix.title),
    detail: reword(fix.detail),
    ...(fix.snippet === undefined ? {} : { snippet: reword(fix.snippet) }),
    ...(fix.variants === undefined
      ? {}
      : {
          variants: fix.variants.map((variant) => ({
            ...variant,
            product: reword(variant.product),
            where: reword(variant.where),
            snippet: reword(variant.snippet),
          })),
        }),
  };
}
