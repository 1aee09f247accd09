/**
 * Whether a host matches a pattern such as `app.example.com`, or `*.example.com` for a domain and its subdomains; lower
 * case.
 */
export function hostCovers(pattern: string, host: string): boolean {
  if (pattern.startsWith('*.')) return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
  return pattern === host;
}
