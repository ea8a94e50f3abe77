// The press kit: archives any desk can open, pictures that say whose they are and nothing about where.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { validate } from './html.mjs';

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });

// What XMP and IIM say of the same thing, and the bytes that IIM has for it (IPTC IIM 4.2).
const PAIRS = [
  ['title', 'XMP-dc:Title', 'IPTC:ObjectName', 64],
  ['headline', 'XMP-photoshop:Headline', 'IPTC:Headline', 256],
  ['caption', 'XMP-dc:Description', 'IPTC:Caption-Abstract', 2000],
  ['photographer', 'XMP-dc:Creator', 'IPTC:By-line', 32],
  ['credit', 'XMP-photoshop:Credit', 'IPTC:Credit', 32],
  ['source', 'XMP-photoshop:Source', 'IPTC:Source', 32],
  ['copyright', 'XMP-dc:Rights', 'IPTC:CopyrightNotice', 128],
  ['location', 'XMP-iptcCore:Location', 'IPTC:Sub-location', 32],
  ['keywords', 'XMP-dc:Subject', 'IPTC:Keywords', 64],
  ['date', 'XMP-photoshop:DateCreated', 'IPTC:DateCreated', 10],
];

// What every offered picture tells a desk, and what only stills do; portraits name who is on them instead.
const ALWAYS = {
  caption: 'XMP-dc:Description',
  photographer: 'XMP-dc:Creator',
  credit: 'XMP-photoshop:Credit',
  source: 'XMP-photoshop:Source',
  copyright: 'XMP-dc:Rights',
  'usage terms': 'XMP-xmpRights:UsageTerms',
  'web statement': 'XMP-xmpRights:WebStatement',
  "licensor's name": 'XMP-plus:LicensorName',
  "licensor's mailbox": 'XMP-plus:LicensorEmail',
  "licensor's page": 'XMP-plus:LicensorURL',
  'alternative text': 'XMP-iptcCore:AltTextAccessibility',
  'source type': 'XMP-iptcExt:DigitalSourceType',
};
const STILLS = {
  headline: 'XMP-photoshop:Headline',
  location: 'XMP-iptcExt:LocationShownLocationName',
  keywords: 'XMP-dc:Subject',
  date: 'XMP-photoshop:DateCreated',
};
const PORTRAITS = { person: 'XMP-iptcExt:PersonInImage' };

// What pictures on pages may carry.
const CREDIT = new Set([
  'XMP-dc:Creator',
  'XMP-dc:Rights',
  'XMP-photoshop:Credit',
  'XMP-xmpRights:Marked',
  'XMP-xmpRights:UsageTerms',
  'XMP-xmpRights:WebStatement',
  'XMP-cc:License',
  'XMP-plus:LicensorName',
  'XMP-plus:LicensorEmail',
  'XMP-plus:LicensorURL',
  'XMP-iptcExt:DigitalSourceType',
]);

const PRIVATE = /GPS|SerialNumber|OwnerName|Thumbnail|MakerNote|History|PreviewImage/i;

const cut = (text, bytes) => {
  let kept = text;
  while (Buffer.byteLength(kept) > bytes) kept = kept.slice(0, -1);
  return kept;
};

// A value as a list of texts; dates lose what parts them, since exiftool writes those of XMP and IIM in two ways.
const texts = (value, bytes) => [value ?? []].flat().map((text) => cut(String(text).replace(/^(\d{4})[:-](\d\d)[:-](\d\d)$/, '$1-$2-$3'), bytes));

function pictureProblems(picture, isStill) {
  const problems = [];
  for (const [fact, key] of Object.entries({ ...ALWAYS, ...(isStill ? STILLS : PORTRAITS) })) {
    if (!picture[key]) problems.push(`no ${fact}`);
  }
  for (const [fact, xmp, iim, bytes] of PAIRS) {
    const [said, also] = [texts(picture[xmp], bytes), texts(picture[iim], bytes)];
    if (said.join('|') !== also.join('|')) problems.push(`XMP and IIM differ about the ${fact}: ${said.join('|')} and ${also.join('|')}`);
  }
  if (!String(picture['XMP-iptcExt:DigitalSourceType']).startsWith('http://cv.iptc.org/newscodes/digitalsourcetype/')) problems.push('its source type is not a term of the IPTC');
  return [...problems, ...privateProblems(picture)];
}

function privateProblems(picture) {
  const problems = Object.keys(picture).filter((key) => PRIVATE.test(key)).map((key) => `tells what is nobody's business: ${key}`);
  const orientation = Object.entries(picture).find(([key]) => key.endsWith(':Orientation'))?.[1];
  if (orientation !== undefined && orientation !== 1) problems.push(`its Orientation is ${orientation}`);
  return problems;
}

function shownProblems(picture) {
  const told = Object.keys(picture).filter((key) => /^(XMP[\w-]*|IPTC\d*|Photoshop|IFD\d|ExifIFD):/.test(key));
  const problems = told.filter((key) => !CREDIT.has(key)).map((key) => `carries more than the credit: ${key}`);
  for (const key of ['XMP-photoshop:Credit', 'XMP-xmpRights:WebStatement', 'XMP-plus:LicensorURL', 'XMP-iptcExt:DigitalSourceType']) {
    if (!picture[key]) problems.push(`lacks ${key}`);
  }
  return [...problems, ...privateProblems(picture)];
}

const picturesUnder = (folder, ...endings) => {
  const found = JSON.parse(run('exiftool', '-json', '-n', '-G1', '-r', ...endings.flatMap((ending) => ['-ext', ending]), folder) || '[]');
  return found.map((picture) => [relative(folder, picture.SourceFile), picture]);
};

function nameProblems(name) {
  const problems = [];
  if (!/^[\x21-\x7e]+$/.test(name)) problems.push('is not plain ASCII without blanks');
  if (/[<>:"\\|?*]/.test(name)) problems.push('holds a reserved character');
  if (name.split('/').some((part) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part) || part.endsWith('.') || part === '..')) problems.push('holds a reserved name');
  if (name.startsWith('/')) problems.push('starts at the root');
  return problems;
}

export function kitChecks(site) {
  const zips = [...site.files].filter((file) => file.endsWith('.zip'));
  const names = (zip) => run('unzip', '-Z1', join(site.root, zip)).split('\n').filter(Boolean);
  const inEach = (check) => async () => {
    if (zips.length === 0) return ['there is no archive'];
    const problems = [];
    for (const zip of zips) {
      const folder = mkdtempSync(join(tmpdir(), 'onset-kit-'));
      try {
        run('unzip', '-q', join(site.root, zip), '-d', folder);
        problems.push(...(await check(folder)).map((problem) => `${zip}: ${problem}`));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
    return problems;
  };
  const tested = (program, ...options) => () =>
    zips.flatMap((zip) => {
      try {
        run(program, ...options, join(site.root, zip));
        return [];
      } catch (error) {
        return [`${zip}: ${error.stdout || error.message}`];
      }
    });
  return [
    ['there are a press kit and a festival pack', () => (zips.length >= 2 ? [] : [`archives: ${zips.join(', ') || 'none'}`])],
    ['archives pass unzip -t', tested('unzip', '-tq')],
    ['archives pass 7z t', tested('7z', 't', '-bd')],
    ["archives pass Python's zipfile", tested('python3', '-m', 'zipfile', '-t')],
    ['archives pass bsdtar', tested('bsdtar', '-tf')],
    [
      'names in archives and downloads work on every system',
      () => {
        const inside = zips.flatMap((zip) => names(zip).map((name) => [zip, name]));
        const downloads = [...site.files].filter((file) => file.startsWith('downloads/')).map((file) => ['site', file]);
        const problems = [...inside, ...downloads].flatMap(([where, name]) => nameProblems(name).map((problem) => `${where}: ${name} ${problem}`));
        for (const zip of zips) {
          const lower = names(zip).map((name) => name.toLowerCase());
          if (new Set(lower).size !== lower.length) problems.push(`${zip}: two names differ only in case`);
          if (new Set(names(zip).map((name) => name.split('/')[0])).size !== 1) problems.push(`${zip}: does not unpack into one folder`);
        }
        return problems;
      },
    ],
    [
      'pictures in archives carry what a desk asks, XMP and IIM agree, and nothing private is left',
      inEach((folder) => {
        const pictures = picturesUnder(folder, 'jpg');
        if (pictures.length === 0) return ['no pictures'];
        return pictures.flatMap(([name, picture]) => pictureProblems(picture, !name.includes('/people/')).map((problem) => `${name}: ${problem}`));
      }),
    ],
    [
      'single downloads carry the same',
      () => {
        const headshots = new Set(zips.flatMap(names).filter((name) => name.includes('/people/')).map((name) => name.split('/').at(-1)));
        return picturesUnder(join(site.root, 'downloads'), 'jpg').flatMap(([name, picture]) =>
          pictureProblems(picture, !headshots.has(name.split('/').at(-1))).map((problem) => `downloads/${name}: ${problem}`),
        );
      },
    ],
    [
      'pictures on pages carry the credit and nothing more',
      () => picturesUnder(join(site.root, 'img'), 'jpg', 'webp', 'png').flatMap(([name, picture]) => shownProblems(picture).map((problem) => `img/${name}: ${problem}`)),
    ],
    [
      'extended descriptions and places reach the files that were given them',
      () => {
        const all = picturesUnder(join(site.root, 'downloads'), 'jpg').map(([, picture]) => picture);
        const given = (key, text) => all.some((picture) => texts(picture[key]).some((value) => value.includes(text)));
        const problems = [];
        if (!given('XMP-iptcCore:ExtDescrAccessibility', 'The set stands on trestles')) problems.push('no picture carries the extended description of stage two');
        if (!given('XMP-iptcExt:LocationShownLocationName', 'Stage two, Port Sallow, Ireland')) problems.push('no picture was taken on stage two');
        if (!given('XMP-iptcExt:LocationShownLocationName', 'Weighing house')) problems.push('no tag of a place stands for the place');
        return problems;
      },
    ],
    [
      'texts in archives are valid HTML, and plain text is UTF-8',
      inEach(async (folder) => {
        const problems = [];
        for (const name of readdirSync(folder, { recursive: true })) {
          if (name.endsWith('.html')) problems.push(...(await validate(readFileSync(join(folder, name), 'utf8'), name)));
          if (/\.(txt|csv)$/.test(name)) {
            try {
              new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, name)));
            } catch {
              problems.push(`${name}: not UTF-8`);
            }
          }
        }
        return problems;
      }),
    ],
  ];
}
