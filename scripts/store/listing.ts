/** The texts to paste in a form's page: the fenced block after each heading, by the heading without its marks of code. */
export function fieldsOf(markdown: string): Map<string, string> {
  const fields = new Map<string, string>();
  let heading = '';
  let lines: string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (lines === undefined && /^#+ /.test(line)) heading = line.replace(/^#+ /, '');
    else if (line.startsWith('```')) {
      if (lines !== undefined) fields.set(heading, lines.join('\n'));
      lines = lines === undefined ? [] : undefined;
    } else lines?.push(line);
  }
  return fields;
}

/** The permission that a heading such as "`storage`" or "Content scripts on `<all_urls>`" is about. */
const codeOf = (heading: string): string | undefined => /`([^`]+)`/.exec(heading)?.[1];

export const permissionsIn = (fields: ReadonlyMap<string, string>): string[] =>
  [...fields.keys()].flatMap((heading) => codeOf(heading) ?? []);

interface ManifestPermissions {
  permissions?: readonly string[];
  optional_permissions?: readonly string[];
  host_permissions?: readonly string[];
  optional_host_permissions?: readonly string[];
  content_scripts?: readonly { matches?: readonly string[] }[];
}

/** All that a manifest asks the user for, each once. */
export function permissionsOf(manifest: object): string[] {
  const given = manifest as ManifestPermissions;
  return [
    ...new Set([
      ...(given.permissions ?? []),
      ...(given.optional_permissions ?? []),
      ...(given.host_permissions ?? []),
      ...(given.optional_host_permissions ?? []),
      ...(given.content_scripts ?? []).flatMap(({ matches }) => matches ?? []),
    ]),
  ];
}
