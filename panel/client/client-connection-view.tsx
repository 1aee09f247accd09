import { useMemo } from 'react';
import { Frames } from '../frames/frames.tsx';
import { t } from '../messages/message.ts';
import { PanelContext, usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { useClient, useClientHandle } from './client-context.tsx';
import type { OpenedConnection } from './client-store.ts';
import { useClientResult } from './use-client-result.ts';

export function ClientConnectionView() {
  const opened = useClient((state) => state.opened);
  const panel = usePanelHandle();
  const { own } = useClientHandle();
  const ownPanel = useMemo(() => ({ ...panel, ...own }), [panel, own]);
  if (!opened) return null;
  return (
    <PanelContext value={opened.request.maker === 'extension' ? ownPanel : panel}>
      <ConnectionState opened={opened} />
    </PanelContext>
  );
}

function ConnectionState({ opened: { handle, request } }: { opened: OpenedConnection }) {
  const result = useClientResult();
  const close = useClient((state) => state.close);
  if (!result) return null;
  const connection = handle.connection();
  const { state, words } = result;
  const untold = state === 'failed' && request.maker === 'extension';
  return (
    <section className="client-result" aria-label={t('client_connection')}>
      <div className={`client-state client-${state}`} data-testid="client-state" data-state={state}>
        <p role="status">
          <DataText text={words} />
          {untold && ` ${t('client_untold')}`}
        </p>
        {(state === 'open' || state === 'trying') && (
          <button type="button" className="button" data-testid="client-close" onClick={close}>
            {t('client_disconnect')}
          </button>
        )}
      </div>
      {connection !== 'gone' && connection?.opened && (
        <div className="client-frames">
          <Frames key={connection.id} connection={connection} />
        </div>
      )}
    </section>
  );
}
