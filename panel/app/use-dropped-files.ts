import { useEffect, useState } from 'react';
import { usePanelHandle } from '../store/panel-context.tsx';

/** Text that may be a trace or a HAR; any other pasted text is ignored. */
const JSON_OBJECT = /^\s*\{/;

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Opens files that are dropped on the panel or pasted into it; true while a file is dragged over it. */
export function useDroppedFiles(): boolean {
  const { files } = usePanelHandle();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const open = (name: string, blob: Blob): void => void files.getState().open(name, blob);
    window.addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    window.addEventListener('dragleave', (event) => event.relatedTarget ?? setOver(false), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (!file || event.defaultPrevented) return;
        event.preventDefault();
        open(file.name, file);
      },
      { signal },
    );
    window.addEventListener(
      'paste',
      (event) => {
        if (isField(event.target)) return;
        const file = event.clipboardData?.files[0];
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (file) open(file.name, file);
        else if (JSON_OBJECT.test(text)) open('the pasted text', new Blob([text]));
      },
      { signal },
    );
    return () => controller.abort();
  }, [files]);
  return over;
}
