import type { KeyboardEvent } from 'react';
import { MESSAGE_KINDS, type MessageKind } from '../../src/client/request.ts';
import { useClient } from './client-context.tsx';
import { useClientResult } from './use-client-result.ts';

const KIND_NAMES = {
  text: 'Text',
  json: 'JSON',
  hex: 'Binary, as hex',
  base64: 'Binary, as base64',
} as const satisfies Record<MessageKind, string>;

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
        <span className="label">Message</span>
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
          aria-label="How the message is written"
          value={request.kind}
          data-testid="client-kind"
          onChange={({ target: { value } }) =>
            edit({ kind: MESSAGE_KINDS.find((each) => each === value) ?? 'text' })
          }
        >
          {MESSAGE_KINDS.map((each) => (
            <option key={each} value={each}>
              {KIND_NAMES[each]}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          disabled={!isOpen}
          title="Ctrl+Enter"
          data-testid="client-send"
          onClick={() => void send()}
        >
          Send
        </button>
        {!isOpen && <span className="quiet">Open a connection first.</span>}
      </div>
    </div>
  );
}
