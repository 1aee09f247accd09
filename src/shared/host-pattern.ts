/** Whether a host is the pattern's, such as `app.example.com`, or `*.example.com` for a domain and all below it; in lower case. */
export function hostCovers(pattern: string, host: string): boolean {
  if (pattern.startsWith('*.')) return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
  return pattern === host;
}
