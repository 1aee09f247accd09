import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGarbageCollector } from '../../cli/collect-garbage.ts';

async function unused(): Promise<WeakRef<object>> {
  const ref = new WeakRef<object>({ list: [1] });
  // What a reference was made of is in use to the end of the task.
  await setImmediate();
  return ref;
}

test('a heap that has grown is collected', async () => {
  const ref = await unused();
  createGarbageCollector()(0);
  expect(ref.deref()).toBeUndefined();
});

test('a heap that has not grown since the last collection is left alone', async () => {
  const collect = createGarbageCollector();
  collect(0);
  const ref = await unused();
  collect(0);
  expect(ref.deref()).toBeDefined();
});

test('a small heap is left to Node', async () => {
  const ref = await unused();
  createGarbageCollector()(Number.MAX_SAFE_INTEGER);
  expect(ref.deref()).toBeDefined();
});
