import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launchBrowser, signIn } from '../browser.mjs';

const shots = process.env.AUSPEX_E2E_SHOTS ?? 'target/screenshots';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Looks at the states that a healthy platform does not show, each with axe and a screenshot. */
export async function walkStates(mock) {
  await mkdir(shots, { recursive: true });
  const browser = await launchBrowser();
  const violations = [];
  const at = (path) => `${mock.url}/console${path}`;

  const visit = async (user, options, steps) => {
    const context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const look = async (name) => {
      await page.screenshot({ path: join(shots, `state-${name}.png`) });
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run());
      for (const { id, help, nodes } of found.violations) {
        violations.push(`${name}: ${id} (${help}) ${nodes.map(({ html }) => html).join(' | ').slice(0, 300)}`);
      }
    };
    await page.goto(at('/tenants'));
    await signIn(page, user, user);
    await page.locator('h1').waitFor();
    await steps(page, look);
    await context.close();
  };

  await visit('operator', {}, async (page, look) => {
    await page.getByRole('button', { name: 'Create tenant' }).waitFor();
    await look('tenants-operator');
    await page.getByRole('button', { name: 'Create tenant' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Cinema');
    await dialog.getByRole('button', { name: 'Create tenant' }).click();
    await dialog.getByText('This tenant id is taken').waitFor();
    await look('create-tenant-taken');
    await page.goto(at('/tenants/places'));
    await page.getByText('No indexes yet').waitFor();
    await look('indexes-empty');
    await page.getByRole('link', { name: 'API keys' }).click();
    await page.getByText('No API keys yet').waitFor();
    await look('api-keys-empty');
    await page.goto(at('/plans'));
    await page.getByText('Standard').first().waitFor();
    await look('plans');
    await page.goto(at('/tenants/cinema/usage'));
    await page.getByText('No more documents are taken').waitFor();
    await look('usage');
    await page.goto(at('/tenants/nowhere'));
    await page.getByText('There is no such tenant').waitFor();
    await look('tenant-missing');
    await page.goto(at('/no/such/page'));
    await page.getByText('There is no such page').waitFor();
    await look('not-found');
  });

  await visit('clara', {}, async (page, look) => {
    await page.goto(at('/tenants/places'));
    await page.getByText('You do not have access to this').waitFor();
    await look('forbidden');
    await page.goto(at('/tenants/cinema/indexes/trailers'));
    await page.getByText('This index could not be set up').waitFor();
    await look('index-failed');
    await page.goto(at('/tenants/cinema/indexes/reviews/search'));
    await page.getByText('This index cannot be searched yet').waitFor();
    await look('search-not-ready');
    await page.goto(at('/tenants/cinema/indexes/movies/search'));
    await page.getByText('See how movies ranks').waitFor();
    await look('search-idle');
    await page.goto(at('/tenants/cinema/indexes/movies/search?q=nothing'));
    await page.getByText('Nothing found').waitFor();
    await look('search-empty');
    mock.state.degraded = ['model-timeout', 'vector-unavailable'];
    await page.goto(at('/tenants/cinema/indexes/movies/search?q=war+in+space'));
    await page.getByText('This answer is degraded').waitFor();
    await look('search-degraded');
    mock.state.degraded = [];
    await page.goto(at('/tenants/cinema/indexes/movies/search?q=war&page=2'));
    await page.getByRole('article').first().waitFor();
    await look('search-page-2');

    await page.goto(at('/tenants/cinema/api-keys'));
    await page.getByRole('button', { name: 'Create API key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Only some indexes' }).check();
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    await dialog.getByText('Give the key a name.').waitFor();
    await look('create-key');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('mobile app');
    await dialog.getByRole('checkbox', { name: 'movies' }).check();
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    await dialog.getByText('Store this key now').waitFor();
    await look('key-revealed');
    await dialog.getByRole('button', { name: 'I have stored the key' }).click();
    await page.getByRole('button', { name: 'Revoke mobile app' }).click();
    await page.getByRole('dialog').waitFor();
    await look('revoke-key');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The key mobile app was revoked.').waitFor();
    await look('key-revoked');

    await page.goto(at('/tenants/cinema/new-index'));
    await page.getByRole('button', { name: 'Add field' }).click();
    await page.getByRole('textbox', { name: 'Name of field 2' }).fill('Release Date');
    await page.getByRole('button', { name: 'Create index' }).click();
    await page.getByText('Use a-z, 0-9 and underscore').waitFor();
    await look('new-index');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('actors');
    await page.getByRole('textbox', { name: 'Name of field 2' }).fill('biography');
    await page.getByRole('button', { name: 'Create index' }).click();
    await page.getByText('Index actors was created.').waitFor();
    await look('index-created');

    mock.state.delayMillis = 2_000;
    await page.goto(at('/tenants'));
    await page.getByRole('heading', { name: 'Tenants' }).waitFor();
    await look('loading');
    mock.state.delayMillis = 0;
    mock.state.down = true;
    await page.goto(at('/tenants'));
    await page.getByText('The search engine does not answer').waitFor();
    await look('error');
    mock.state.down = false;
    mock.state.sessionsEnded = true;
    await page.goto(at('/tenants'));
    await page.getByText('Your session has ended').waitFor();
    await look('session-ended');
    mock.state.sessionsEnded = false;
    mock.state.configDown = true;
    await page.goto(at('/tenants'));
    await page.getByText('The console cannot start').waitFor();
    await look('config-missing');
    mock.state.configDown = false;
  });

  await visit('nobody', {}, async (page, look) => {
    await page.getByText('You do not belong to a tenant').waitFor();
    await look('no-tenants');
  });

  await visit('clara', { locale: 'zh-CN', colorScheme: 'dark' }, async (page, look) => {
    await page.getByRole('heading', { name: '租户' }).waitFor();
    await page.goto(at('/tenants/cinema'));
    await page.getByRole('link', { name: 'movies', exact: true }).waitFor();
    await look('zh-dark-tenant');
    await page.goto(at('/tenants/cinema/indexes/movies'));
    await page.getByRole('heading', { name: '排序配置' }).waitFor();
    await look('zh-dark-index');
    await page.goto(at('/tenants/cinema/indexes/movies/search?q=war+in+space'));
    await page.getByRole('article').first().waitFor();
    await look('zh-dark-search');
    await page.getByRole('button', { name: '语言' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByText('12 hits').waitFor();
  });

  await visit('clara', { viewport: { width: 420, height: 900 } }, async (page, look) => {
    await page.goto(at('/tenants/cinema'));
    await page.getByRole('link', { name: 'movies', exact: true }).waitFor();
    await look('narrow-tenant');
    await page.goto(at('/tenants/cinema/indexes/movies/search?q=war+in+space'));
    await page.getByRole('article').first().waitFor();
    await look('narrow-search');
  });

  await browser.close();
  assert.deepEqual(violations, [], 'axe finds nothing');
  console.log('states: all seen, axe finds nothing');
}
