/**
 * Texts in the browser's profile. They may be unavailable, or the disk full: a panel that cannot store goes on without,
 * and what the user asked to be stored says that it was not.
 */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    console.debug('not read', error);
    return null;
  }
}

/** False where the browser did not store it. */
export function writeStored(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch (error) {
    console.debug('not stored', error);
    return false;
  }
}
