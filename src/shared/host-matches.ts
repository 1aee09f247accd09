/**
 * `*.example.com` matches every name below example.com, a star further right exactly one label (`*.iot.*.example.com`),
 * anything else only itself. Case does not count.
 */
export function hostMatches(host: string, pattern: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!pattern.includes('*')) return name === pattern;
  if (pattern.lastIndexOf('*') === 0) return name.endsWith(pattern.slice(1));
  const labels = name.split('.').reverse();
  const wanted = pattern.split('.').reverse();
  if (labels.length < wanted.length) return false;
  return wanted.every((label, index) => label === '*' || label === labels[index]);
}
