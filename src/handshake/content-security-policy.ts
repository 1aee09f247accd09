/** Only what a source list can hold: a policy comes from a foreign page. */
const SOURCE = /^[\w'*:/.@%+~?&=[\]-]+$/;

function directiveOf(policy: string, name: string): string[] | undefined {
  for (const part of policy.split(';')) {
    const [first = '', ...sources] = part.trim().split(/\s+/);
    if (first.toLowerCase() === name) return sources.filter((source) => SOURCE.test(source));
  }
  return undefined;
}

/**
 * The `connect-src` directive that also allows `source`, from the policy that forbade it. Without a
 * `connect-src` of its own the policy falls back to `default-src` (CSP3 section 6.1.2.1), so its sources are
 * carried over.
 */
export function addSource(policy: string, source: string): string {
  const known = directiveOf(policy, 'connect-src') ?? directiveOf(policy, 'default-src') ?? [];
  const others = known.filter((item) => item.toLowerCase() !== "'none'" && item !== source);
  return `connect-src ${[...others, source].join(' ')}`;
}
