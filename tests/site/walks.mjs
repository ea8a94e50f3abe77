// Walks through the site, as readers take them. Each gets a page, the site's origin and a list for its problems.

import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { scrollThrough } from './browsing.mjs';
import { countShifts, rest, shifts, watch } from './watching.mjs';

// By keys alone: a still is opened, turned over and closed again; the gallery is narrowed down; the menu leads to the
// search, and a word is searched.
export async function byKeys({ page, context, origin, allowed, problems }) {
  const expect = (what, found, wanted) => found === wanted || problems.push(`${what}: ${found}, not ${wanted}`);
  watch(page, problems, allowed);
  const viewer = page.locator('dialog.viewer[open]');
  const count = () => page.locator('.viewer-count').innerText();
  await page.goto(`${origin}/stills/index.html`, { waitUntil: 'load' });
  const links = page.locator('li[data-still] a.still-link');
  const all = await links.count();
  await links.nth(1).focus();
  await page.keyboard.press('Enter');
  await viewer.waitFor();
  expect('the second still', await count(), `2 of ${all}`);
  await page.keyboard.press('ArrowRight');
  expect('after an arrow', await count(), `3 of ${all}`);
  const address = page.url();
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' }).catch(() => problems.push('Escape leaves the viewer open'));
  expect('focus after closing', await page.evaluate(() => document.activeElement.className), 'still-link');
  await page.locator('#filters select').first().selectOption({ index: 1 });
  const left = await page.locator('li[data-still]:visible').count();
  if (left === 0 || left >= all) problems.push(`the filter leaves ${left} of ${all}`);
  const other = await context.newPage();
  await other.goto(address, { waitUntil: 'load' });
  await other.locator('dialog.viewer[open]').waitFor().catch(() => problems.push(`${address} opens no still`));
  await page.locator('.site-header').getByRole('link', { name: 'Search', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search.html');
  await page.locator('#q').focus();
  await page.keyboard.type('maelle');
  await page.locator('.search-list li').first().waitFor().catch(() => problems.push('the search finds nothing'));
}

// The first page: it waits for its typefaces, so that whoever comes first sees them too; and it is shown without them when
// they do not come, and does not move when they come after all. The page's only wait is taken from it, or cut short.
export async function firstPage({ context, origin, problems }) {
  for (const [comes, wait] of [['in time', 'never'], ['too late', 'at once']]) {
    const page = await context.newPage();
    await page.addInitScript(countShifts);
    await page.addInitScript((wait) => {
      const later = window.setTimeout;
      window.setTimeout = (run, after, ...rest) => (after !== 400 ? later(run, after, ...rest) : wait === 'never' ? 0 : later(run, 0));
    }, wait);
    let send;
    const sent = new Promise((done) => { send = done; });
    await page.route('**/*.woff2', async (route) => { await sent; await route.continue().catch(() => {}); });
    await page.goto(`${origin}/index.html`, { waitUntil: 'commit' });
    const heading = page.locator('h1').first();
    await heading.waitFor({ state: wait === 'never' ? 'attached' : 'visible' });
    if (wait === 'never' && (await heading.isVisible())) problems.push('the page does not wait for its typefaces');
    send();
    await heading.waitFor();
    await rest(page);
    const [own, fallback] = await heading.evaluate((element) => {
      const wide = () => { const range = document.createRange(); range.selectNodeContents(element); return range.getBoundingClientRect().width; };
      const names = getComputedStyle(element).fontFamily.split(',');
      const own = wide();
      element.style.fontFamily = names.slice(1).join(',');
      return [own, wide()];
    });
    if (wait === 'never' && own === fallback) problems.push(`typefaces that come ${comes} are not used`);
    problems.push(...(await shifts(page)).map((shift) => `typefaces that come ${comes}: ${shift}`));
    await page.close();
  }
}

// A hosted clip: nobody but this site is asked before the click; after it the host's player stands where the poster stood.
export async function hostedClip({ page, origin, allowed, problems }) {
  const expect = (what, found, wanted) => found === wanted || problems.push(`${what}: ${found}, not ${wanted}`);
  const asked = [];
  page.on('request', (request) => allowed(request.url()) || asked.push(request.url()));
  await page.goto(`${origin}/index.html`, { waitUntil: 'load' });
  await scrollThrough(page);
  expect('asked elsewhere before the click', asked.join(' '), '');
  const link = page.locator('a[data-player]').first();
  const player = await link.getAttribute('data-player');
  const name = await link.innerText();
  const host = new URL(player).host.replace(/^www\./, '');
  if (!name.includes(host)) problems.push(`“${name}” does not say that ${host} will be asked`);
  if ((await link.getAttribute('href')) === player) problems.push('without a script the link leads to the player, not to the page');
  await link.scrollIntoViewIfNeeded();
  const before = await link.boundingBox();
  await link.focus();
  await page.keyboard.press('Enter');
  const frame = page.locator('.is-playing iframe');
  await frame.waitFor();
  const after = await frame.boundingBox();
  for (const side of ['x', 'y', 'width', 'height']) {
    if (Math.abs(after[side] - before[side]) > 0.5) problems.push(`${side} was ${before[side]}, is ${after[side]}`);
  }
  expect('the player', await frame.getAttribute('src'), player);
  if (!(await frame.getAttribute('title'))) problems.push('the player has no title');
  expect('what has the focus', await page.evaluate(() => document.activeElement.tagName), 'IFRAME');
  expect('asked elsewhere after the click', asked.join(' '), player);
}

export async function missingPage({ page, origin, problems }) {
  page.on('response', (response) => response.status() >= 400 && !response.request().isNavigationRequest() && problems.push(`${response.status()} for ${response.url()}`));
  const answer = await page.goto(`${origin}/diary/no/such/page.html`);
  if (answer.status() !== 404) problems.push(`status ${answer.status()}`);
  if (!(await page.locator('h1').isVisible())) problems.push('no heading');
}

export const isLocal = (address) => /^(file|data|blob):/.test(address);

export async function fromFolder({ context, site, kinds, problems }) {
  for (const file of ['index.html', 'fr/index.html', kinds.get('entry').file]) {
    const page = await context.newPage();
    const found = [];
    watch(page, found, isLocal);
    await page.goto(pathToFileURL(resolve(site.root, file)).href, { waitUntil: 'load' });
    await scrollThrough(page);
    const seen = await page.evaluate(() => ({
      sheets: [...document.querySelectorAll('link[rel=stylesheet]')].filter((link) => !link.sheet).map((link) => link.href),
      pictures: [...document.images].filter((image) => image.complete && image.currentSrc && image.naturalWidth === 0).map((image) => image.currentSrc),
      margin: getComputedStyle(document.body).margin,
    }));
    for (const sheet of seen.sheets) found.push(`style sheet ${sheet} is not loaded`);
    for (const picture of seen.pictures) found.push(`picture ${picture} is not shown`);
    if (seen.margin === '8px') found.push('the page has no style');
    problems.push(...new Set(found.map((problem) => `${file}: ${problem}`)));
    await page.close();
  }
}
