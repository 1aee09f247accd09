import type { SnippetLanguage } from '../../src/diagnosis/rule.ts';
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
  const block = (
    <div className="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} data-language={language}>
        <DataText text={text} lines />
      </pre>
      <CopyButton text={() => text} what={`the snippet of “${of}”`} />
    </div>
  );
  if (language !== 'sh') return block;
  return (
    <>
      {block}
      <ShellNote command={text} what={`the snippet of “${of}”`} />
    </>
  );
}
