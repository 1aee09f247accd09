import { expect, it } from 'vitest';
import { createNoPanelKey } from '../../background/no-panel-key.ts';
import { NO_PANEL_KEY } from '../../src/capture/extension-messages.ts';

function setUp() {
  const writes: { done: string; end(failure?: Error): void }[] = [];
  const write = (done: string) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ done, end: (failure) => (failure ? reject(failure) : resolve()) });
    });
  const panel = { isOpen: false };
  const update = createNoPanelKey(
    {
      set: (items) => write(`set ${Object.keys(items)}`),
      remove: (key) => write(`remove ${key}`),
    },
    () => panel.isOpen,
  );
  const turn = () => new Promise(setImmediate);
  /** Updates the key while a panel is open or not; resolves when the first write of it has begun. */
  const updated = async (isOpen: boolean): Promise<void> => {
    panel.isOpen = isOpen;
    void update();
    await turn();
  };
  const end = async (failure?: Error): Promise<void> => {
    writes.at(-1)?.end(failure);
    await turn();
  };
  return { panel, update, updated, end, turn, writes: () => writes.map(({ done }) => done) };
}
const SET = `set ${NO_PANEL_KEY}`;
const REMOVE = `remove ${NO_PANEL_KEY}`;

it('is written once for a state that stays', async () => {
  const { updated, end, writes } = setUp();
  await updated(false);
  await end();
  await updated(false);
  expect(writes()).toEqual([SET]);
  await updated(true);
  await end();
  await updated(true);
  expect(writes()).toEqual([SET, REMOVE]);
});

it('is removed when a panel opens while it is being set, and not before it was', async () => {
  const { updated, end, writes } = setUp();
  await updated(false);
  await updated(true);
  expect(writes()).toEqual([SET]);
  await end();
  expect(writes()).toEqual([SET, REMOVE]);
});

it('stays removed when a panel opens before it would be set', async () => {
  const { panel, update, updated, end, turn, writes } = setUp();
  await updated(true);
  panel.isOpen = false;
  void update();
  panel.isOpen = true;
  void update();
  await end();
  await turn();
  expect(writes()).toEqual([REMOVE]);
});

it('is as it must be when the returned promise resolves', async () => {
  const { panel, update, end, turn } = setUp();
  panel.isOpen = true;
  let resolved = false;
  void update().then(() => {
    resolved = true;
  });
  await turn();
  expect(resolved).toBe(false);
  await end();
  expect(resolved).toBe(true);
});

it('is written again after it could not be stored', async () => {
  const { updated, end, writes } = setUp();
  await updated(true);
  await end();
  await updated(false);
  await end(new Error('quota exceeded'));
  await updated(true);
  await end();
  await updated(false);
  expect(writes()).toEqual([REMOVE, SET, REMOVE, SET]);
});
