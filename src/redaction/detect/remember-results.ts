/** What is remembered: results of so many texts, each of so many characters at most. */
interface Limits {
  most: number;
  longest: number;
}

/** Messages of one kind have the same names, in every one of them: each is looked at once, until `most` others came. */
export function rememberResults<T>(
  compute: (text: string) => T,
  { most, longest }: Limits,
): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    if (results.has(text)) return results.get(text) as T;
    const result = compute(text);
    if (text.length > longest) return result;
    if (results.size >= most) results.clear();
    results.set(text, result);
    return result;
  };
}
