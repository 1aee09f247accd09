/** How many letters to insert, delete or replace to turn one word into the other (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const LONGEST_NAME = 253;

/** The name that differs by one or two letters, if there is one; never the name itself. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const word = name.toLowerCase();
  if (word.length < 5 || word.length > LONGEST_NAME) return undefined;
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > 2 || candidate.length > LONGEST_NAME) continue;
    const distance = editDistance(word, candidate.toLowerCase());
    if (distance > 0 && distance <= 2 && distance < (best?.distance ?? 3))
      best = { name: candidate, distance };
  }
  return best?.name;
}
