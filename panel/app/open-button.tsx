import { useRef } from 'react';
import { usePanelHandle } from '../store/panel-context.tsx';

/** Opens a saved trace or a HAR file. */
export function OpenButton() {
  const { files } = usePanelHandle();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="open"
        title="Open a trace (*.wsdoctor.json) or a HAR file; it can also be dropped or pasted here"
        onClick={() => input.current?.click()}
      >
        Open…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gz,.har"
        data-testid="open-input"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void files.getState().open(file.name, file);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
