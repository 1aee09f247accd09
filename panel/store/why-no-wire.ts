import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import { inFirefox } from '../ui/reader-browser.ts';

/** Why the network log has nothing on a connection. */
export interface NoWire {
  words: string;
  /** A reload of the page would record it. */
  reload: boolean;
}

const no = (words: string, reload = false): NoWire => ({ words, reload });

export function whyNoWire(session: Session, connection: Connection): NoWire | undefined {
  const { wire, constructorError, violation, opened, state, createdAt } = connection;
  if (wire) return undefined;
  if (constructorError) return no(t('no_wire_threw'));
  if (violation && !opened) return no(t('no_wire_policy'));
  if (!session.wireStarted) return no(t('no_wire_not_read'));
  if (createdAt < session.wireStarted.at)
    return no(t(inFirefox() ? 'no_wire_before_firefox' : 'no_wire_before'), true);
  return state === 'closed' ? no(t('no_wire_no_entry'), true) : no(t('no_wire_still_open'));
}
