/** Offers a text, whole or in parts, to the user as a download. */
export function saveFile(name: string, type: string, ...parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A download that has started keeps the data.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
