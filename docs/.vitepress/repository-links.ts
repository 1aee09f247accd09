import { posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

/** The page that shows CONTRIBUTING.md, whose links begin at the root of the repository. */
const FROM_ROOT = 'contributing.md';

/** Links between pages stay; a file of the repository that is no page becomes a text with its path as a tooltip. */
export function fromRepository(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const folder =
      env.relativePath === FROM_ROOT ? '' : posix.join('docs', posix.dirname(env.relativePath ?? ''));
    for (const { children } of tokens) {
      let isOutside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const href = token.attrGet('href') ?? '';
          const path = posix.join(folder, href);
          isOutside = !/^(?:[a-z]+:|#)/.test(href) && !path.startsWith('docs/');
          if (isOutside) {
            token.tag = 'span';
            token.attrs = [['title', `In the repository: ${path}`]];
          } else if (folder === '' && path.startsWith('docs/'))
            token.attrSet('href', path.slice('docs/'.length));
        } else if (token.type === 'link_close' && isOutside) token.tag = 'span';
      }
    }
  });
}
