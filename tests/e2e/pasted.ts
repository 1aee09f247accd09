import type { Page } from 'playwright-core';

/** What the clipboard holds, as a user gets it who pastes it into the page. */
export async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('textarea'), { id: 'pasted' });
    field.setAttribute('style', 'position: fixed; inset: 0');
    document.body.append(field);
  });
  const field = page.locator('#pasted');
  await field.click();
  await page.keyboard.press('Control+V');
  const text = await field.inputValue();
  await field.evaluate((element) => element.remove());
  return text;
}
