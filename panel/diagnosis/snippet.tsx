import type { SnippetLanguage } from '../../src/diagnosis/rule.ts';
import { t } from '../messages/message.ts';
import { CopyButton } from '../store/copy-button.tsx';
import { ShellNote } from '../store/shell-note.tsx';
import { DataText } from '../ui/data-text.tsx';

interface SnippetProps {
  text: string;
  language?: SnippetLanguage | undefined;
  /** What the snippet belongs to: part of the button's accessible name. */
  of: string;
}

/** Commands or configuration with a Copy button. */
export function Snippet({ text, language, of }: SnippetProps) {
  const what = t('snippet_what', { title: of });
  const block = (
    <div className="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} data-language={language}>
        <DataText text={text} lines />
      </pre>
      <CopyButton text={() => text} what={what} />
    </div>
  );
  if (language !== 'sh') return block;
  return (
    <>
      {block}
      <ShellNote command={text} what={what} />
    </>
  );
}
