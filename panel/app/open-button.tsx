import { useRef } from 'react';
import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { ToolbarButton } from './toolbar-button.tsx';

/** Opens a saved trace, a HAR file or a log; several files are one case. */
export function OpenButton() {
  const { files } = usePanelHandle();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ToolbarButton
        icon="import"
        label={t('toolbar_import')}
        title={t('toolbar_import_why')}
        testId="open"
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,.jsonl,.gz,.zip,.har,.log,.txt"
        data-testid="open-input"
        onChange={(event) => {
          const [file, ...more] = event.target.files ?? [];
          if (file) void files.getState().open(file.name, file, more);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
