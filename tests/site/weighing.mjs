// What a page weighs for who comes for the first time, by kind of file, as a host sends it: texts packed by gzip.

import { readFileSync } from 'node:fs';
import { launch, scrollThrough, serve } from './browsing.mjs';
import { oneOfEachKind } from './site.mjs';

export const BUDGET = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2.6, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};
// As Chromium calls what it asks for, and as the budget does. What runs on a click, like film, is not asked for.
const KINDS = { document: 'html', stylesheet: 'css', script: 'script', font: 'font', image: 'picture' };

// Bytes and number of answers, by kind: at once, and in all once the page has been scrolled to its end.
async function weigh(context, address) {
  const page = await context.newPage();
  const answers = [];
  page.on('requestfinished', (request) => answers.push(request));
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const sum = async () => {
    const sums = { requests: answers.length };
    for (const request of answers) {
      const kind = KINDS[request.resourceType()] ?? 'other';
      sums[kind] = (sums[kind] ?? 0) + (await request.sizes()).responseBodySize;
    }
    return sums;
  };
  const first = await sum();
  await scrollThrough(page);
  const all = await sum();
  await page.close();
  return { first, all };
}

// Every kind of page on every device: [{ kind, file, phone: { first, all }, desktop: { first, all } }].
export async function weights(site) {
  const server = await serve(site);
  const browser = await launch();
  const rows = [...oneOfEachKind(site)].map(([kind, { file }]) => ({ kind, file }));
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const row of rows) {
      // A context of its own has nothing kept.
      const context = await browser.newContext(options);
      row[device] = await weigh(context, `http://127.0.0.1:${server.address().port}/${row.file}`);
      await context.close();
    }
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return rows;
}

const textAndCode = (sums) => (sums.html ?? 0) + (sums.css ?? 0) + (sums.script ?? 0);

// What is over the budget, as sentences. The search has a limit of its own: the texts it searches come to it as a script.
export function overweight(rows) {
  return rows.flatMap(({ kind, file, ...devices }) => {
    const limits = { ...BUDGET.weights['every page'], ...BUDGET.weights[kind] };
    return Object.keys(DEVICES).flatMap((device) => {
      const { all } = devices[device];
      const found = { ...all, 'text and code': textAndCode(all) };
      const over = Object.entries(limits).filter(([what, limit]) => (found[what] ?? 0) > limit);
      return over.map(([what, limit]) => `${kind} (${file}), ${device}: ${found[what]} bytes of ${what}, more than ${limit}`);
    });
  });
}

const kilobytes = (bytes = 0) => (bytes / 1000).toFixed(1);

// The table, a line a kind of page. Pictures: at once / scrolled to the end.
export function table(rows) {
  const head = ['page', 'HTML', 'CSS', 'JS', 'together', 'fonts', 'pictures, phone', 'pictures, desktop', 'requests, phone', 'requests, desktop'];
  const lines = rows.map(({ kind, phone, desktop }) => [
    kind,
    ...['html', 'css', 'script'].map((what) => kilobytes(phone.all[what])),
    kilobytes(textAndCode(phone.all)),
    kilobytes(Math.max(phone.all.font ?? 0, desktop.all.font ?? 0)),
    ...[phone, desktop].map(({ first, all }) => `${kilobytes(first.picture)} / ${kilobytes(all.picture)}`),
    ...[phone, desktop].map(({ first, all }) => `${first.requests} / ${all.requests}`),
  ]);
  const widths = head.map((name, at) => Math.max(name.length, ...lines.map((line) => line[at].length)));
  const form = (line) => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  return [head, ...lines].map(form).join('\n');
}

export const weightChecks = (site) => [['pages of each kind keep to the budget of bytes', async () => overweight(await weights(site))]];
