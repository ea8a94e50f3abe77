// What comes out of a printer: pages of a browser's own PDF, read back and looked at by poppler.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PRINTED = ['home', 'entry', 'press', 'gallery', 'still'];
// Nobody prints fifty sheets of a press room gladly.
const MOST_SHEETS = 30;

const fold = (text) => text.normalize('NFKC').replace(/[\s\u00ad]+/g, '').toLowerCase();

// How much of a sheet at least has ink on it: a thousandth is a line of text.
function inkOf(picture) {
  const bytes = readFileSync(picture);
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  const pixels = bytes.subarray(bytes.length - width * height);
  return pixels.reduce((dark, value) => dark + (value < 200), 0) / pixels.length;
}

function emptySheets(file, folder) {
  execFileSync('pdftoppm', ['-r', '36', '-gray', file, join(folder, 'sheet')]);
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort();
  return { count: sheets.length, empty: sheets.flatMap((name, at) => (inkOf(join(folder, name)) < 0.001 ? [at + 1] : [])) };
}

// The text as poppler puts it together from where it stands, or with `-raw` as it comes. The first takes a title of two lines
// apart where cards stand beside each other.
function textOf(file, ...options) {
  return execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] });
}

// What of a paragraph is in the structure in any case: poppler may leave out what comes behind an apostrophe.
const spoken = (text) => fold(text.split(/(?<=\w)[’']/)[0]);

// The text in the order of the PDF's own structure, as it is read aloud.
function readAloud(file) {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 27, stdio: ['ignore', 'pipe', 'ignore'] };
  const structure = execFileSync('pdfinfo', ['-struct-text', file], options);
  return [...structure.matchAll(/^\s*"(.*)"$/gm)].map(([, text]) => text).join(' ');
}

// What the page, set for paper, says is to be read, in its order; what it must not show; which addresses stand in its text.
const promises = () => {
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const main = document.querySelector('main');
  const readable = [...main.querySelectorAll('h1, h2, h3, .prose p')].filter((element) => isShown(element) && element.textContent.trim());
  const navigation = [...document.querySelectorAll('nav, .skip, button, [role=search]')];
  return {
    // Poppler leaves emphasis and asides out of a PDF's structure: of these, only that the text is there can be seen.
    texts: readable.map((element) => ({ text: element.innerText.trim().slice(0, 60), isPlain: !element.closest('aside') && !element.querySelector('em, strong') })),
    navigation: navigation.filter(isShown).map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
    addresses: [...main.querySelectorAll('.prose a[href^=http]')].filter(isShown).map((link) => link.getAttribute('href')),
  };
};

// Prints one page and gives back what is wrong with it. The PDF is kept in `keep` where that is given and something is.
export async function print(page, name, keep) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const promised = await page.evaluate(promises);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: false, tagged: true });
  const folder = mkdtempSync(join(tmpdir(), 'onset-print-'));
  const file = join(folder, 'page.pdf');
  writeFileSync(file, pdf);
  const seen = fold(textOf(file)) + fold(textOf(file, '-raw'));
  const aloud = fold(readAloud(file));
  const { count, empty } = emptySheets(file, folder);
  rmSync(folder, { recursive: true });

  const problems = promised.navigation.map((element) => `${element} is printed`);
  if (count > MOST_SHEETS) problems.push(`takes ${count} sheets`);
  problems.push(...empty.map((sheet) => `sheet ${sheet} of ${count} is empty`));
  let at = 0;
  for (const { text, isPlain } of promised.texts) {
    const found = aloud.indexOf(spoken(text), at);
    if (!seen.includes(fold(text).slice(0, 24))) problems.push(`“${text}” is not printed`);
    else if (isPlain && found < 0) problems.push(`“${text}” is out of its order`);
    else if (isPlain) at = found;
  }
  for (const address of promised.addresses) {
    if (!seen.includes(fold(address))) problems.push(`the address ${address} is not printed`);
  }
  if (keep && (problems.length > 0 || process.env.SHOTS === '1')) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(join(keep, `${name}-print.pdf`), pdf);
  }
  return problems;
}
