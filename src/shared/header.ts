/** A header as it was on the wire; names keep their case. */
export interface Header {
  name: string;
  value: string;
}

/** A header's value, by its lower-case name. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}
