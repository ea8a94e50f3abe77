// Lighthouse on a phone's profile, over a site served as a host would. What it measures in seconds hangs on the machine it
// runs on and is only printed; everything else is held against tests/site/budget.json.

import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { launch, serve } from './browsing.mjs';
import { oneOfEachKind } from './site.mjs';
import { BUDGET } from './weighing.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const LIMITS = BUDGET.lighthouse;

// A port that nobody listens on, for Chromium to be steered through.
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

// Reports on a page of each kind that the budget names: [{ kind, file, report }].
export async function audit(site) {
  const kinds = oneOfEachKind(site);
  const server = await serve(site);
  const port = await freePort();
  const browser = await launch([`--remote-debugging-port=${port}`]);
  const audited = [];
  for (const kind of LIMITS.pages) {
    const { file } = kinds.get(kind);
    const address = `http://127.0.0.1:${server.address().port}/${file.replace(/(^|\/)index\.html$/, '$1')}`;
    const { lhr: report } = await lighthouse(address, { port, logLevel: 'error', output: [], onlyCategories: CATEGORIES });
    audited.push({ kind, file, report });
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return audited;
}

export const scoresOf = ({ categories }) => Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(100 * categories[name].score)]));

const itemsOf = (report, audit) => report.audits[audit]?.details?.items ?? [];

// What is not good enough, with the audit that says so.
export function shortcomings({ kind, file, report }) {
  const problems = [];
  if (report.runtimeError) problems.push(report.runtimeError.message);
  const scores = scoresOf(report);
  for (const [category, least] of Object.entries(LIMITS.scores)) {
    if (scores[category] < least) problems.push(`${category} ${scores[category]}: ${failedIn(report, category).join(', ')}`);
  }
  for (const name of LIMITS.audits) {
    const { score, title, displayValue = '' } = report.audits[name];
    if (score !== null && score < 1) problems.push(`${name}: ${title} ${displayValue} ${namesIn(report, name)}`);
  }
  const moved = report.audits['cumulative-layout-shift'].numericValue;
  if (moved > LIMITS['layout shift']) problems.push(`cumulative-layout-shift: ${moved}`);
  for (const { url } of itemsOf(report, 'render-blocking-resources')) {
    if (!/\/assets\/site\.\w+\.css$/.test(url)) problems.push(`render-blocking-resources: ${url}`);
  }
  for (const { resourceType, transferSize, requestCount } of itemsOf(report, 'resource-summary')) {
    const { bytes, requests } = { ...LIMITS.resources[resourceType], ...LIMITS[`resources of ${kind}`]?.[resourceType] };
    if (transferSize > bytes) problems.push(`${resourceType}: ${transferSize} bytes, more than ${bytes}`);
    if (requestCount > requests) problems.push(`${resourceType}: ${requestCount} requests, more than ${requests}`);
  }
  return problems.map((problem) => `${kind} (${file}): ${problem.trim()}`);
}

const failedIn = (report, category) =>
  report.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${id} ${namesIn(report, id)}`.trim());

// The first things an audit complains of.
const namesIn = (report, audit) =>
  itemsOf(report, audit)
    .slice(0, 3)
    .map((item) => item.node?.snippet ?? item.url ?? item.description ?? item.sourceLocation?.url ?? '')
    .join(' ');

export const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

// A page in a line: its four scores and the measures that the first of them is made of.
export const lineOf = ({ kind, report }) =>
  `${kind.padEnd(8)} ${Object.values(scoresOf(report)).join('/').padEnd(16)} ${METRICS.map((name) => report.audits[name].displayValue).join('  ')}`;

export function lighthouseChecks(site) {
  const check = async () => {
    const audited = await audit(site);
    for (const page of audited) console.log(`        ${lineOf(page)}`);
    return audited.flatMap(shortcomings);
  };
  return [[`Lighthouse on a phone: ${LIMITS.pages.join(', ')}`, check]];
}
