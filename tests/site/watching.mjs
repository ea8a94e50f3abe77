// What a page does that it should not: it complains, asks elsewhere, moves, or shuts somebody out.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Notes what goes wrong on a page; `allowed` says which addresses it may ask.
export function watch(page, problems, allowed) {
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
export function countShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const node = entry.sources[0]?.node;
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      window.shifts.push([entry.value, element ? `${element.tagName.toLowerCase()}.${element.className}` : 'unknown']);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

// What moved since the page was opened, and how much, as the sum of layout shifts counts it.
export const shifts = async (page) =>
  (await page.evaluate(() => window.shifts)).map(([value, element]) => `${element} moved (${value.toFixed(5)})`);

// Fonts in place, and time for what comes late: once a page is scrolled, browsers hide that it moved.
export async function rest(page) {
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

// What axe finds on a page in a colour scheme. A theme may be dark whatever the device says: both of its schemes are
// looked at all the same.
export async function violations(page, colorScheme) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  await page.emulateMedia({ colorScheme });
  await page.evaluate((scheme) => { document.documentElement.dataset.scheme = scheme; }, colorScheme);
  await settle(page);
  return page.evaluate(async (values) => {
    const options = { runOnly: { type: 'tag', values }, rules: {}, resultTypes: ['violations'] };
    for (const rule of axe.getRules(['best-practice'])) options.rules[rule.ruleId] = { enabled: false };
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none)[0]?.message ?? node.failureSummary}`),
    );
  }, RULES);
}

// What stands over the right edge of a page 320 px wide.
export async function tooWide(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 320) return [];
    const over = [...document.body.querySelectorAll('*')].filter((el) => el.getBoundingClientRect().right > 320.5 && el.checkVisibility());
    return [`${document.documentElement.scrollWidth} px wide: ${over.slice(0, 4).map((el) => `${el.tagName.toLowerCase()}.${el.className}`).join(', ')}`];
  });
}

// What a reader without JavaScript misses.
export const missingWithoutScripts = (page) =>
  page.evaluate(() => {
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
