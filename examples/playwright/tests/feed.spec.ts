import { expect, test } from '@playwright/test';

test('a signed-in user sees the price', async ({ page }) => {
  await page.goto('/signed-in');
  await expect(page.locator('#status')).toHaveText('price 42');
});

// Fails: the page sends no token.
test('a visitor sees the price', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('#status')).toHaveText('price 42', { timeout: 2_000 });
});
