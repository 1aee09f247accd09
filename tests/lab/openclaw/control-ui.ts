import { readFile } from 'node:fs/promises';
import { type ConnectOptions, connectRequest } from '../../openclaw/frames.ts';
import type { Page } from '../page.ts';

/** What the page in the browser, or the client of a check, says to the gateway. */
export interface Visitor {
  connect?: ConnectOptions;
  /** Further members of `connect.params`. */
  extra?: Record<string, unknown>;
  /** Sent in place of the challenge's nonce. */
  nonce?: string;
  /** The signature is dated so many milliseconds before the challenge. */
  signedAgo?: number;
  /** Sent in place of `connect`. */
  first?: string;
  /** Sends nothing at all. */
  silent?: true;
  /** Sent once it is let in. */
  afterwards?: string[];
}

/** The same as the page has it, in plain JSON. */
export interface Settings extends Pick<Visitor, 'nonce' | 'signedAgo' | 'first' | 'silent' | 'afterwards'> {
  url: string;
  params: Record<string, unknown>;
}

export function settingsOf(url: string, { connect, extra, ...rest }: Visitor): Settings {
  const { params } = JSON.parse(connectRequest(0, connect)) as { params: Record<string, unknown> };
  return { ...rest, url, params: { ...params, ...extra } };
}

const script = new URL('./control-ui-core.js', import.meta.url);
/** The gateway's own page has a script of this name; by it one knows the Control UI. */
const scriptName = 'control-ui-core-lab.js';

/** A page that behaves like the Control UI. */
export function controlUi(url: string, visitor: Visitor): Page {
  const settings = JSON.stringify(settingsOf(url, visitor)).replaceAll('<', '\\u003c');
  return {
    script: `
const openclaw = ${settings};
const core = document.createElement('script');
core.src = location.pathname + '/${scriptName}';
document.head.append(core);`,
    files: { [scriptName]: { type: 'text/javascript', body: () => readFile(script, 'utf8') } },
  };
}
