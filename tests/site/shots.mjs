// Screenshots of one page of each kind, at every width in light and dark:
//   node tests/site/shots.mjs SITE FOLDER [--kinds=home,entry] [--widths=390,820,1440,2560] [--schemes=light,dark] [--fold] [--path=diary/x.html]
// --fold keeps what is seen without scrolling; --path takes these pages instead of one of each kind.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, scrollThrough, serve } from './browsing.mjs';
import { oneOfEachKind, openSite } from './site.mjs';

const HEIGHTS = { 390: 844, 820: 1180, 1440: 900, 2560: 1440 };

const args = process.argv.slice(2);
const [root, folder] = args.filter((arg) => !arg.startsWith('--'));
const option = (name, otherwise) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3).split(',') ?? otherwise;
if (!folder) {
  console.error('usage: node tests/site/shots.mjs SITE FOLDER [--kinds=…] [--widths=…] [--schemes=…] [--fold] [--path=…]');
  process.exit(2);
}

const site = openSite(root);
const kinds = option('kinds');
const paths = option('path')?.map((file) => [file.replace(/\.html$/, '').replaceAll('/', '-'), { file }]);
const pages = paths ?? [...oneOfEachKind(site)].filter(([kind]) => !kinds || kinds.includes(kind));
mkdirSync(folder, { recursive: true });
const server = await serve(site);
const browser = await launch();
for (const width of option('widths', Object.keys(HEIGHTS)).map(Number)) {
  for (const colorScheme of option('schemes', ['light', 'dark'])) {
    const isPhone = width < 600;
    const viewport = { width, height: HEIGHTS[width] ?? 900 };
    const context = await browser.newContext({ viewport, colorScheme, isMobile: isPhone, hasTouch: isPhone, reducedMotion: 'reduce' });
    for (const [name, { file }] of pages) {
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/${file}`, { waitUntil: 'load' });
      await scrollThrough(page);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: !args.includes('--fold') });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.closeAllConnections();
server.close();
