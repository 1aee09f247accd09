import { expect, test } from 'wsdoctor/playwright';

test('every WebSocket of a signed-in user is healthy', async ({ page, webSockets }) => {
  await page.goto('/signed-in');
  await expect(page.locator('#status')).toHaveText('price 42');
  expect(webSockets).toBeHealthy();
  expect(webSockets.diagnosis().connections).toBe(1);
});

// Fails: the page sends no token.
test('every WebSocket of a visitor is healthy', async ({ page, webSockets }) => {
  await page.goto('/');
  await expect(page.locator('#status')).toHaveText('disconnected');
  expect(webSockets).toBeHealthy();
});

// Fails: the cause is added to the error.
test('a visitor sees the price, without a trace', async ({ page, webSockets }) => {
  await page.goto('/');
  await expect(page.locator('#status')).toHaveText('price 42', { timeout: 2_000 });
  expect(webSockets).toBeHealthy();
});

// Fails, but not because of a WebSocket.
test('the title', async ({ page }) => {
  await page.goto('/signed-in');
  await expect(page).toHaveTitle('Quotes', { timeout: 1_000 });
});
