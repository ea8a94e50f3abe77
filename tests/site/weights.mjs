// Prints what a page of each kind weighs and how much it asks for, and ends with 1 where that is over tests/site/budget.json:
//   node tests/site/weights.mjs SITE...
// Kilobytes of 1000 bytes, as sent. Pictures and requests: at once / after scrolling to the end.

import { openSite } from './site.mjs';
import { overweight, table, weights } from './weighing.mjs';

const roots = process.argv.slice(2);
if (roots.length === 0) {
  console.error('usage: node tests/site/weights.mjs SITE...');
  process.exit(2);
}
for (const root of roots) {
  const rows = await weights(openSite(root));
  console.log(`${root}\n${table(rows)}`);
  for (const problem of overweight(rows)) {
    console.log(`over the budget: ${problem}`);
    process.exitCode = 1;
  }
}
