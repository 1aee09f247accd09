const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** `8,412` */
export function countText(count: number): string {
  return whole.format(count);
}

/** `8.4k`, for narrow columns. */
export function shortCount(count: number): string {
  return compact.format(count).toLowerCase();
}

/** `1 frame`, `2 frames` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** A size in decimal units: `412 B`, `1.2 kB`, `3.4 MB`. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
