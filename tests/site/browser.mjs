// The site in a browser: one page of each kind, on a phone and a desktop, light and dark.
// Nothing but 127.0.0.1 is ever asked. What fails leaves its screenshots, and sheets of paper their PDF, in
// test-artifacts/, in a folder for each site; SHOTS=1 keeps those of every kind.

import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { launch, scrollThrough, serve } from './browsing.mjs';
import { PRINTED, print } from './printing.mjs';
import { oneOfEachKind } from './site.mjs';
import { byKeys, firstPage, fromFolder, hostedClip, isLocal, missingPage } from './walks.mjs';
import { countShifts, missingWithoutScripts, rest, shifts, tooWide, violations, watch } from './watching.mjs';

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const SCHEMES = ['light', 'dark'];

export function browserChecks(site) {
  const kinds = oneOfEachKind(site);
  const artifacts = join('test-artifacts', basename(resolve(site.root)));
  const state = { problems: { axe: [], noise: [], shifts: [], narrow: [], scriptless: [], paper: [] }, failing: new Set() };

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

  const keep = async (page, name, fullPage) => {
    mkdirSync(artifacts, { recursive: true });
    await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage });
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
      note('shifts', kind, where, await shifts(page));
      for (const scheme of SCHEMES) note('axe', kind, `${where}, ${scheme}`, await violations(page, scheme));
      if (device === 'phone') note('narrow', kind, where, await tooWide(page));
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
      note('scriptless', kind, `${kind} (${file})`, await missingWithoutScripts(page));
      await page.close();
    }
    await context.close();
    return state.problems.scriptless;
  };

  const onPaper = async () => {
    const context = await open({ viewport: WIDTHS.desktop });
    for (const kind of PRINTED) {
      const { file } = kinds.get(kind);
      const page = await context.newPage();
      await page.goto(`${state.origin}/${file}`, { waitUntil: 'load' });
      note('paper', kind, `${kind} (${file})`, await print(page, kind, artifacts));
      await page.close();
    }
    await context.close();
    return state.problems.paper;
  };

  // A walk that ends badly leaves what was on the screen.
  const walk = (name, steps, allowed) => async () => {
    const context = await open({ viewport: WIDTHS.desktop }, allowed);
    const page = await context.newPage();
    const problems = [];
    try {
      await steps({ page, context, site, kinds, problems, origin: state.origin, allowed: state.allowed });
    } catch (error) {
      problems.push(error.stack);
    }
    if (problems.length > 0) await keep(page, `walk-${name}`, false);
    await context.close();
    return problems;
  };

  // The last step: keeps screenshots where asked or where something is wrong, then ends the browser and the server.
  const finish = async () => {
    const wanted = [...kinds].filter(([kind]) => process.env.SHOTS === '1' || state.failing.has(kind));
    for (const [device, viewport] of wanted.length > 0 ? Object.entries(WIDTHS) : []) {
      for (const colorScheme of SCHEMES) {
        const context = await open({ viewport, colorScheme, isMobile: device === 'phone' });
        for (const [kind, { file }] of wanted) {
          const page = await context.newPage();
          await page.goto(`${state.origin}/${file}`, { waitUntil: 'load' });
          await scrollThrough(page);
          await keep(page, `${kind}-${device}-${colorScheme}`, true);
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
    ['nothing moves while loading and scrolling (CLS 0)', () => state.problems.shifts],
    ['WCAG 2.2 AA by axe, light and dark', () => state.problems.axe],
    ['no sideways scrolling at 320 px', () => state.problems.narrow],
    ['pages can be read without JavaScript', withoutScripts],
    ['pages can be printed: no navigation, no empty sheet, all text in its order', onPaper],
    ['stills, filters, the menu and the search can be used by keys', walk('keys', byKeys)],
    ['a first page is seen in its own typefaces, and without them when they do not come', walk('first', firstPage)],
    ['a hosted clip asks its host on a click, and plays in place', walk('clip', hostedClip)],
    ['a missing address shows the 404 page with its style', walk('missing', missingPage)],
    ['pages open from a folder', walk('folder', fromFolder, isLocal)],
    ['the browser ends', finish],
  ];
}
