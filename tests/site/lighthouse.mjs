// Runs Lighthouse on a phone's profile over five kinds of pages and prints what it finds; ends with 1 where that is not
// within tests/site/budget.json:
//   node tests/site/lighthouse.mjs SITE... [--all]
// Columns: performance/accessibility/best practices/SEO, first and largest paint, blocked time, layout shift, speed index.
// --all lists every audit that is not perfect, those that the budget does not hold too.

import { audit, lineOf, shortcomings } from './auditing.mjs';
import { openSite } from './site.mjs';

const args = process.argv.slice(2);
const roots = args.filter((arg) => !arg.startsWith('--'));
if (roots.length === 0) {
  console.error('usage: node tests/site/lighthouse.mjs SITE... [--all]');
  process.exit(2);
}
for (const root of roots) {
  console.log(root);
  for (const page of await audit(openSite(root))) {
    console.log(`  ${lineOf(page)}`);
    const imperfect = Object.values(page.report.audits).filter(({ score }) => args.includes('--all') && score !== null && score < 1);
    for (const { id, score, title, displayValue = '' } of imperfect) console.log(`           ${score.toFixed(2)} ${id}: ${title} ${displayValue}`);
    for (const problem of shortcomings(page)) {
      console.log(`           over the budget: ${problem}`);
      process.exitCode = 1;
    }
  }
}
