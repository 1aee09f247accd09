import type { KeyboardEvent } from 'react';
import { MESSAGE_KINDS, type MessageKind } from '../../src/client/request.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { keyNames } from '../ui/key-names.ts';
import { useClient } from './client-context.tsx';
import { useClientResult } from './use-client-result.ts';

const KIND_NAMES = {
  text: 'copy_text',
  json: 'client_json',
  hex: 'client_hex',
  base64: 'client_base64',
} as const satisfies Record<MessageKind, MessageKey>;

export function ClientMessage() {
  const { request, edit, send } = useClient((state) => state);
  const isOpen = useClientResult()?.state === 'open';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="client-message">
      <label className="client-field">
        <span className="label">{t('frame_message')}</span>
        <textarea
          rows={4}
          value={request.message}
          spellCheck={false}
          data-testid="client-message"
          onKeyDown={onKeyDown}
          onChange={({ target: { value } }) => edit({ message: value })}
        />
      </label>
      <div className="client-line">
        <select
          className="select"
          aria-label={t('client_kind')}
          value={request.kind}
          data-testid="client-kind"
          onChange={({ target: { value } }) =>
            edit({ kind: MESSAGE_KINDS.find((each) => each === value) ?? 'text' })
          }
        >
          {MESSAGE_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(KIND_NAMES[each])}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          disabled={!isOpen}
          title={keyNames('Ctrl+Enter')}
          data-testid="client-send"
          onClick={() => void send()}
        >
          {t('client_send')}
        </button>
        {!isOpen && <span className="quiet">{t('client_open_first')}</span>}
      </div>
    </div>
  );
}
