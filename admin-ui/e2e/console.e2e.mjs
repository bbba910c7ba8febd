// Walks through the console of a running platform as its users do: signs in at Keycloak, opens an
// index, searches, signs out. Exits with 1 and a screenshot where something is not as it should be.
//
//   AUSPEX_CONSOLE_URL   default http://127.0.0.1:7701/console/
//   AUSPEX_E2E_USER, AUSPEX_E2E_PASSWORD   default the demo user clara
//   AUSPEX_E2E_SHOTS     folder for the screenshots, default target/screenshots
//   CHROMIUM             path of the browser, default /usr/bin/chromium
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, signIn, watchErrors } from './browser.mjs';

const consoleUrl = process.env.AUSPEX_CONSOLE_URL ?? 'http://127.0.0.1:7701/console/';
const user = process.env.AUSPEX_E2E_USER ?? 'clara';
const password = process.env.AUSPEX_E2E_PASSWORD ?? 'clara';
const shots = process.env.AUSPEX_E2E_SHOTS ?? 'target/screenshots';
const query = 'war in space';

await mkdir(shots, { recursive: true });
const browser = await launchBrowser();
const context = await browser.newContext({
  viewport: { width: 1360, height: 1100 },
  locale: 'en-GB',
});
const page = await context.newPage();
page.setDefaultTimeout(30_000);
const errors = watchErrors(page);
const shot = (name) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });

try {
  await page.goto(consoleUrl);
  await page.locator('#kc-login').waitFor();
  await shot('1-login');
  await signIn(page, user, password);

  await page.getByRole('heading', { level: 1, name: 'Tenants' }).waitFor();
  const tenants = page.getByRole('grid', { name: 'Tenants' });
  const tenant = tenants.getByRole('row').filter({ hasText: 'cinema' }).getByRole('link');
  await tenant.waitFor();
  await shot('2-tenants');
  await tenant.click();

  const index = page.getByRole('link', { name: 'movies', exact: true });
  await index.waitFor();
  await shot('3-tenant');
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByText(/Applications call the gateway|No API keys yet/).waitFor();
  await shot('4-api-keys');
  await page.getByRole('link', { name: 'Plan and usage' }).click();
  await page.getByRole('grid', { name: 'Limits of cinema' }).waitFor();
  await shot('4b-usage');
  await page.getByRole('link', { name: 'Indexes' }).click();
  await index.click();

  await page.getByRole('heading', { level: 1, name: 'movies' }).waitFor();
  await page.getByRole('heading', { name: 'Ranking profile' }).waitFor();
  await page.getByRole('grid', { name: 'Fields of movies' }).waitFor();
  await shot('5-index');
  await page.getByRole('link', { name: 'Jobs' }).click();
  await page.getByText('Work that takes longer than a request.').waitFor();
  await shot('5b-jobs');

  await page.getByRole('link', { name: 'Search', exact: true }).click();
  const box = page.getByRole('combobox', { name: 'Search movies' });
  await box.pressSequentially('spielb');
  await page
    .locator('datalist option[value="Steven Spielberg"]')
    .waitFor({ state: 'attached' });
  await box.fill(query);
  await box.press('Enter');
  const hits = page.getByRole('article');
  await hits.first().waitFor();
  const count = await hits.count();
  assert.ok(count >= 5, `at least 5 hits for "${query}", but there are ${count}`);
  const found = await hits.allInnerTexts();
  for (const hit of found) {
    assert.match(hit, /(Term|Vector) #\d+ · /, `each hit names its channels:\n${hit}`);
    assert.match(hit, /First stage\s+#\d+ · /, `each hit shows its first stage:\n${hit}`);
  }
  assert.match(found[0], /Model score\s+-?\d+\.\d+/, `the first hit has a model score:\n${found[0]}`);
  const report = page.getByRole('region', { name: 'How this page was ranked' });
  assert.match(await report.innerText(), /Rung\s+Model/, 'the model answered');
  await shot('6-search');

  await page.getByRole('button', { name: /^Show document/ }).first().click();
  await page.getByLabel(/^Document /).first().waitFor();
  await shot('7-document');

  // A reload keeps the session and the search: both are of this tab and this address.
  await page.reload();
  await hits.first().waitFor();

  await page.getByRole('button', { name: /^Account of / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.locator('#kc-login').waitFor();
  await shot('8-signed-out');
  await page.goto(consoleUrl);
  await page.locator('#kc-login').waitFor();

  assert.deepEqual(errors, [], 'the browser reports no errors');
  console.log(`console: ${count} hits for "${query}"; screenshots in ${shots}`);
} catch (failure) {
  await shot('failure');
  console.error(`console: failed at ${page.url()}; see ${join(shots, 'failure.png')}`);
  console.error(errors.length > 0 ? `browser errors:\n${errors.join('\n')}` : 'no browser errors');
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
