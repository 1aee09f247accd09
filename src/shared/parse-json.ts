/** The value of a JSON text; undefined, which is not a JSON value, for an invalid one. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
