/** Runs a generator to its end without pausing. */
export function runToEnd<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Changes the elements of a list in their order, with a rest after each. */
export function* mapInParts<T, U>(list: readonly T[], change: (each: T) => U): Generator<void, U[]> {
  const changed: U[] = [];
  for (const each of list) {
    changed.push(change(each));
    yield;
  }
  return changed;
}
