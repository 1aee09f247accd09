/** Only characters of a source list: the policy comes from an untrusted page. */
const SOURCE = /^[\w'*:/.@%+~?&=[\]-]+$/;

function directiveOf(policy: string, name: string): string[] | undefined {
  for (const part of policy.split(';')) {
    const [first = '', ...sources] = part.trim().split(/\s+/);
    if (first.toLowerCase() === name) return sources.filter((source) => SOURCE.test(source));
  }
  return undefined;
}

/**
 * The `connect-src` directive that also allows `source`, based on the policy that blocked it. A policy without
 * `connect-src` falls back to `default-src` (CSP3 section 6.1.2.1), so its sources are copied.
 */
export function addSource(policy: string, source: string): string {
  const known = directiveOf(policy, 'connect-src') ?? directiveOf(policy, 'default-src') ?? [];
  const others = known.filter((item) => item.toLowerCase() !== "'none'" && item !== source);
  return `connect-src ${[...others, source].join(' ')}`;
}
