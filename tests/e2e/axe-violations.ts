import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe finds wrong with what is shown now: the rule, and the elements that break it. */
export async function axeViolations(place: Page | Frame): Promise<string[]> {
  if (!(await place.evaluate(() => 'axe' in globalThis))) await place.evaluate(axe.source);
  return place.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await checker.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
