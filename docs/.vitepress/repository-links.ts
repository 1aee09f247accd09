import type { MarkdownRenderer } from 'vitepress';

/** Links of CONTRIBUTING.md, which is shown as a page of the site, begin at the root of the repository. */
export function fromRepository(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href?.startsWith('docs/')) token.attrSet('href', href.slice('docs/'.length));
    }
  });
}
