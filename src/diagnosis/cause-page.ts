/** Where the page about a cause is, relative to the panel's page: the target of every "Learn more". */
export function causePage(rule: string): string {
  return `cause.html#${encodeURIComponent(rule)}`;
}

/** The rule that such a target names, from the fragment of its address; empty for none. */
export function causeOfFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment.replace(/^#/, ''));
  } catch {
    return '';
  }
}
