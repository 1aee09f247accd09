import { useEffect, useState } from 'react';
import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';

/** Text that may be a trace, a HAR, or lines about a WebSocket; any other pasted text is ignored. */
const READABLE = /^\s*\{|wss?:\/\/|upstream|WebSocket|\bGET \/|Traceback|Error\b|panic:/;

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
    const open = (name: string, blob: Blob, more: readonly File[] = []): void =>
      void files.getState().open(name, blob, more);
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
        const [file, ...more] = event.dataTransfer?.files ?? [];
        if (!file || event.defaultPrevented) return;
        event.preventDefault();
        open(file.name, file, more);
      },
      { signal },
    );
    window.addEventListener(
      'paste',
      (event) => {
        if (isField(event.target)) return;
        const [file, ...more] = event.clipboardData?.files ?? [];
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (file) open(file.name, file, more);
        else if (READABLE.test(text)) open(t('file_pasted'), new Blob([text]));
      },
      { signal },
    );
    return () => controller.abort();
  }, [files]);
  return over;
}
