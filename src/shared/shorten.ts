/** At most `longest` UTF-16 units, with `…` where something was cut off; no character and no placeholder `«…»` is cut. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, Math.max(0, longest - 1)).replace(/[\ud800-\udbff]$|«[\w:-]*$/, '');
  return `${kept.trimEnd()}…`;
}
