/** Ports that usually use TLS; a hint, never a proof. */
export function usualTlsPort(port: number): boolean {
  return port === 443 || port === 8443 || port === 9443;
}
