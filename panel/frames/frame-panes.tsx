import type { ReactNode } from 'react';
import { t } from '../messages/message.ts';
import { Splitter } from '../ui/splitter.tsx';
import { useCloseFrame } from './use-close-frame.ts';

interface FramePanesProps {
  table: ReactNode;
  /** Of the selected frame, if there is one. */
  detail: ReactNode;
}

/** The table of frames with the selected one beside or below it; Escape closes that. */
export function FramePanes({ table, detail }: FramePanesProps) {
  const close = useCloseFrame();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is inside
    <div
      className="frames-split"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !detail) return;
        event.preventDefault();
        // DevTools listens on the document and would open its drawer.
        event.stopPropagation();
        close();
      }}
    >
      {table}
      {detail && (
        <Splitter
          label={t('frames_splitter')}
          initial={45}
          property="--frames-share"
          storageKey="wsdoctor-split-frames"
        />
      )}
      {detail}
    </div>
  );
}
