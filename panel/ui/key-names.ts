import { type MessageKey, t } from '../messages/message.ts';

/** Names of keys that languages write in different ways. */
const KEY_NAMES = {
  Ctrl: 'key_ctrl',
  Shift: 'key_shift',
  Enter: 'key_enter',
  Home: 'key_home',
  End: 'key_end',
  PgUp: 'key_page_up',
  PgDn: 'key_page_down',
} as const satisfies Record<string, MessageKey>;

/** `Ctrl+C` as it is printed on the user's keyboard: `Strg+C`. */
export function keyNames(keys: string): string {
  return keys.replace(/[A-Z][a-zA-Z]+/g, (name) =>
    name in KEY_NAMES ? t(KEY_NAMES[name as keyof typeof KEY_NAMES]) : name,
  );
}
