// The site in a browser: one page of each kind, on a phone and a desktop, light and dark.
// Nothing but 127.0.0.1 is ever asked. SHOTS=1 keeps screenshots in test-artifacts/; a failing kind always leaves its own.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, scrollThrough, serve } from './browsing.mjs';
import { oneOfEachKind } from './site.mjs';

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const SCHEMES = ['light', 'dark'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ARTIFACTS = 'test-artifacts';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Notes what goes wrong on a page; `allowed` says which addresses it may ask.
function watch(page, problems, allowed) {
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('request', (request) => allowed(request.url()) || problems.push(`asked ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && problems.push(`${response.status()} for ${response.url()}`));
  page.on('requestfailed', (request) => {
    // A browser stops loading film as soon as it has seen enough.
    const isEnough = request.resourceType() === 'media' && request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isEnough) problems.push(`${request.failure()?.errorText} for ${request.url()}`);
  });
}

// Runs before the page's own scripts: notes what moves without being asked to. `hadRecentInput` says nothing here:
// nobody touches the page, yet Chromium sets it for half a second on an emulated phone.
function countShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const node = entry.sources[0]?.node;
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      window.shifts.push([entry.value, element ? `${element.tagName.toLowerCase()}.${element.className}` : 'unknown']);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

// Fonts in place, and time for what comes late: once a page is scrolled, browsers hide that it moved.
async function rest(page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
}

// Waits until colours no longer fade from one to another.
const settle = (page) =>
  page.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
      new Promise((done) => setTimeout(done, 800)),
    ]).then(() => undefined),
  );

const violations = (page) =>
  page.evaluate(async (values) => {
    const options = { runOnly: { type: 'tag', values }, rules: {}, resultTypes: ['violations'] };
    for (const rule of axe.getRules(['best-practice'])) options.rules[rule.ruleId] = { enabled: false };
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none)[0]?.message ?? node.failureSummary}`),
    );
  }, RULES);

export function browserChecks(site) {
  const kinds = oneOfEachKind(site);
  const state = { problems: { axe: [], noise: [], shifts: [], narrow: [], scriptless: [] }, failing: new Set() };

  const note = (group, kind, where, found) => {
    for (const problem of new Set(found)) state.problems[group].push(`${where}: ${problem}`);
    if (found.length > 0) state.failing.add(kind);
  };

  const start = async () => {
    state.server = await serve(site);
    state.origin = `http://127.0.0.1:${state.server.address().port}`;
    // A launch without a profile folder gets a new, empty one, removed at the end.
    state.browser = await launch();
    state.allowed = (address) => /^(data|blob):/.test(address) || new URL(address).origin === state.origin;
    const page = await state.browser.newPage();
    await page.goto(`${state.origin}/`);
    await page.close();
    return [];
  };

  const open = async (options, allowed = state.allowed) => {
    const context = await state.browser.newContext({ serviceWorkers: 'block', ...options });
    await context.route((address) => !allowed(address.href), (route) => route.abort());
    return context;
  };

  const look = async (device) => {
    const context = await open({ viewport: WIDTHS[device], isMobile: device === 'phone', hasTouch: device === 'phone', colorScheme: 'light', bypassCSP: true });
    await context.addInitScript(countShifts);
    for (const [kind, { file }] of kinds) {
      const where = `${kind} (${file}), ${device}`;
      const page = await context.newPage();
      const noise = [];
      watch(page, noise, state.allowed);
      await page.goto(`${state.origin}/${file}`, { waitUntil: 'load' });
      await rest(page);
      await scrollThrough(page);
      note('noise', kind, where, noise);
      // Fonts swap in with fallbacks of nearly, not exactly, their measure: a twentieth is half of what counts as good.
      const all = await page.evaluate(() => window.shifts);
      const shifts = all.reduce((sum, [value]) => sum + value, 0) > 0.05 ? all : [];
      note('shifts', kind, where, shifts.map(([value, element]) => `${element} moved (${value.toFixed(4)})`));
      await page.evaluate(AXE);
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme });
        // A theme may be dark whatever the device says: both of its schemes are looked at all the same.
        await page.evaluate((scheme) => { document.documentElement.dataset.scheme = scheme; }, scheme);
        await settle(page);
        note('axe', kind, `${where}, ${scheme}`, await violations(page));
      }
      if (device === 'phone') {
        await page.setViewportSize({ width: 320, height: 640 });
        const wide = await page.evaluate(() => {
          if (document.documentElement.scrollWidth <= 320) return [];
          const over = [...document.body.querySelectorAll('*')].filter((el) => el.getBoundingClientRect().right > 320.5 && el.checkVisibility());
          return [`${document.documentElement.scrollWidth} px wide: ${over.slice(0, 4).map((el) => `${el.tagName.toLowerCase()}.${el.className}`).join(', ')}`];
        });
        note('narrow', kind, where, wide);
      }
      await page.close();
    }
    await context.close();
    return [];
  };

  const withoutScripts = async () => {
    const context = await open({ viewport: WIDTHS.phone, javaScriptEnabled: false });
    for (const [kind, { file }] of kinds) {
      const page = await context.newPage();
      await page.goto(`${state.origin}/${file}`);
      const found = await page.evaluate(() => {
        const problems = [];
        const isSeen = (el) => el?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && el.getBoundingClientRect().height > 0;
        if (!isSeen(document.querySelector('h1'))) problems.push('the h1 is not visible');
        const text = document.querySelector('main')?.innerText.trim() ?? '';
        if (text.length < 40) problems.push(`little text: “${text}”`);
        for (const paragraph of document.querySelectorAll('main p')) {
          // A button that only a script can serve may keep its place unseen.
          if (paragraph.textContent.trim() === paragraph.querySelector('button')?.textContent.trim()) continue;
          if (paragraph.checkVisibility() && !isSeen(paragraph)) problems.push(`invisible: ${paragraph.textContent.trim().slice(0, 60)}`);
        }
        return problems;
      });
      note('scriptless', kind, `${kind} (${file})`, found);
      await page.close();
    }
    await context.close();
    return state.problems.scriptless;
  };

  // By keys alone: a still is opened, turned over and closed again; the gallery is narrowed down; a word is searched.
  const byKeys = async () => {
    const context = await open({ viewport: WIDTHS.desktop });
    const page = await context.newPage();
    const problems = [];
    const expect = (what, found, wanted) => found === wanted || problems.push(`${what}: ${found}, not ${wanted}`);
    watch(page, problems, state.allowed);
    const viewer = page.locator('dialog.viewer[open]');
    const count = () => page.locator('.viewer-count').innerText();
    await page.goto(`${state.origin}/stills/index.html`, { waitUntil: 'load' });
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
    await page.goto(`${state.origin}/search.html`, { waitUntil: 'load' });
    await page.locator('#q').focus();
    await page.keyboard.type('maelle');
    await page.locator('.search-list li').first().waitFor().catch(() => problems.push('the search finds nothing'));
    await context.close();
    return problems;
  };

  const missing = async () => {
    const context = await open({ viewport: WIDTHS.phone });
    const page = await context.newPage();
    const problems = [];
    page.on('response', (response) => response.status() >= 400 && !response.request().isNavigationRequest() && problems.push(`${response.status()} for ${response.url()}`));
    const answer = await page.goto(`${state.origin}/diary/no/such/page.html`);
    if (answer.status() !== 404) problems.push(`status ${answer.status()}`);
    if (!(await page.locator('h1').isVisible())) problems.push('no heading');
    await context.close();
    return problems;
  };

  const fromFolder = async () => {
    const isLocal = (address) => /^(file|data|blob):/.test(address);
    const context = await open({ viewport: WIDTHS.desktop }, isLocal);
    const problems = [];
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
    await context.close();
    return problems;
  };

  // The last step: keeps screenshots where asked or where something is wrong, then ends the browser and the server.
  const finish = async () => {
    const wanted = [...kinds].filter(([kind]) => process.env.SHOTS === '1' || state.failing.has(kind));
    if (wanted.length > 0) mkdirSync(ARTIFACTS, { recursive: true });
    for (const [device, viewport] of wanted.length > 0 ? Object.entries(WIDTHS) : []) {
      for (const colorScheme of SCHEMES) {
        const context = await open({ viewport, colorScheme, isMobile: device === 'phone' });
        for (const [kind, { file }] of wanted) {
          const page = await context.newPage();
          await page.goto(`${state.origin}/${file}`, { waitUntil: 'load' });
          await scrollThrough(page);
          await page.screenshot({ path: join(ARTIFACTS, `${kind}-${device}-${colorScheme}.png`), fullPage: true });
          await page.close();
        }
        await context.close();
      }
    }
    await state.browser?.close();
    state.server?.closeAllConnections();
    state.server?.close();
    return [];
  };

  return [
    ['Chromium starts and opens the site', start],
    [`pages of ${kinds.size} kinds open on a phone`, () => look('phone')],
    [`pages of ${kinds.size} kinds open on a desktop`, () => look('desktop')],
    ['no console errors, no failed requests, nothing asked outside', () => state.problems.noise],
    ['next to nothing moves while loading and scrolling (CLS at most 0.05)', () => state.problems.shifts],
    ['WCAG 2.2 AA by axe, light and dark', () => state.problems.axe],
    ['no sideways scrolling at 320 px', () => state.problems.narrow],
    ['pages can be read without JavaScript', withoutScripts],
    ['stills, filters and the search can be used by keys', byKeys],
    ['a missing address shows the 404 page with its style', missing],
    ['pages open from a folder', fromFolder],
    ['the browser ends', finish],
  ];
}
