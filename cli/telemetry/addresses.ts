/** Where a server listens; without a host on every address of the machine. */
export interface ListenAddress {
  host?: string;
  port: number;
}

export const isHttpUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Where an OTLP receiver takes a signal: the base URL may have its path already. */
export function signalUrl(receiver: URL, signal: 'metrics' | 'traces'): string {
  const url = new URL(receiver);
  const path = `/v1/${signal}`;
  if (!url.pathname.endsWith(path)) url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  return url.href;
}

/** A receiver in a message: its path and its query may be secret. */
export const shownReceiver = ({ protocol, host }: URL): string => `${protocol}//${host}`;
