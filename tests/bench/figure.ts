/** `name<TAB>value<TAB>unit<TAB>aim<TAB>ok|short`, one line a figure. `most`: the aim is not to exceed it. */
export function printFigure(name: string, value: number, unit: string, most: number): void {
  const shown = Number(value.toFixed(3));
  console.log([name, shown, unit, `<=${most}`, value <= most ? 'ok' : 'short'].join('\t'));
}

/** The same for a figure that is to reach `least`. */
export function printAtLeast(name: string, value: number, unit: string, least: number): void {
  const shown = Number(value.toFixed(3));
  console.log([name, shown, unit, `>=${least}`, value >= least ? 'ok' : 'short'].join('\t'));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
