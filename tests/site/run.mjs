// Runs the checks on a built site:
//   node tests/site/run.mjs SITE [SITE-BUILT-FOR-A-SUB-PATH] [--only=links,feeds]
// A check is a name and a function that gives back a list of problems; an exception is a problem too.

import { openSite } from './site.mjs';
import { htmlChecks } from './html.mjs';
import { linkChecks } from './links.mjs';
import { feedChecks } from './feeds.mjs';
import { sitemapChecks } from './sitemap.mjs';
import { structuredChecks } from './structured.mjs';
import { headChecks } from './head.mjs';
import { kitChecks } from './kit.mjs';
import { pdfChecks } from './pdf.mjs';
import { browserChecks } from './browser.mjs';
import { lighthouseChecks } from './auditing.mjs';
import { weightChecks } from './weighing.mjs';

const SHOWN = Number(process.env.SHOWN ?? 25);

const args = process.argv.slice(2);
const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length).split(',');
const [root, subRoot] = args.filter((arg) => !arg.startsWith('--'));
if (!root) {
  console.error('usage: node tests/site/run.mjs SITE [SITE-BUILT-FOR-A-SUB-PATH] [--only=html,links,…]');
  process.exit(2);
}

const modules = {
  html: htmlChecks,
  links: linkChecks,
  feeds: feedChecks,
  sitemap: sitemapChecks,
  structured: structuredChecks,
  head: headChecks,
  kit: kitChecks,
  pdf: pdfChecks,
  browser: browserChecks,
  weights: weightChecks,
  lighthouse: lighthouseChecks,
};
const onSubPath = ['links', 'feeds', 'sitemap', 'structured', 'head'];

let passed = 0;
let failed = 0;

async function run(label, checks) {
  for (const [name, check] of checks) {
    const start = performance.now();
    let problems;
    try {
      problems = (await check()) ?? [];
    } catch (error) {
      problems = [error.stack ?? String(error)];
    }
    const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
    if (problems.length === 0) {
      passed += 1;
      console.log(`  ok    ${label}: ${name} (${took})`);
      continue;
    }
    failed += 1;
    console.log(`  FAIL  ${label}: ${name} (${took}): ${problems.length} problem(s)`);
    for (const problem of problems.slice(0, SHOWN)) console.log(`          ${problem}`);
    if (problems.length > SHOWN) console.log(`          … and ${problems.length - SHOWN} more (SHOWN=1000 shows them)`);
  }
}

const wanted = (name) => !only || only.includes(name);

try {
  const site = openSite(root);
  for (const [name, checks] of Object.entries(modules)) {
    if (wanted(name)) await run(name, checks(site));
  }
  if (subRoot) {
    const sub = openSite(subRoot);
    const isBelow = () => (sub.path === '/' ? [`${subRoot} was not built for an address with a path`] : []);
    await run('sub-path', [['the address has a path', isBelow]]);
    for (const name of onSubPath.filter(wanted)) await run(`sub-path ${name}`, modules[name](sub));
  }
} catch (error) {
  failed += 1;
  console.log(`  FAIL  ${error.stack}`);
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
