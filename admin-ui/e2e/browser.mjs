import { chromium } from 'playwright-core';

/** Starts the system's Chromium (CHROMIUM, else /usr/bin/chromium) without calls to the outside. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/** Collects what the page complains about: console errors and uncaught exceptions. */
export function watchErrors(page) {
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      errors.push(message.text());
    }
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

/**
 * Fills in Keycloak's login form. A realm with organizations asks for the name first and for the
 * password on a page of its own.
 */
export async function signIn(page, username, password) {
  await page.locator('#username').fill(username);
  if (!(await page.locator('#password').isVisible())) {
    await page.locator('#kc-login').click();
  }
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
}
