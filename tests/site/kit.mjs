// The press kit: archives any desk can open, pictures that say whose they are and nothing about where.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { validate } from './html.mjs';

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });

// The value of the first of some tags, whatever group exiftool found it in.
const tag = (picture, ...names) => {
  const found = Object.entries(picture).find(([key, value]) => names.includes(key.split(':').at(-1)) && value !== '');
  return found?.[1];
};

function pictureProblems(picture, isStill) {
  const problems = [];
  if (isStill) {
    if (!tag(picture, 'Caption-Abstract', 'Description')) problems.push('no caption');
    if (!tag(picture, 'By-line', 'Creator')) problems.push('no photographer');
    if (!tag(picture, 'Credit')) problems.push('no credit');
    if (!tag(picture, 'CopyrightNotice', 'Rights')) problems.push('no copyright');
  } else if (!tag(picture, 'By-line', 'Creator', 'Credit')) {
    problems.push('neither photographer nor credit');
  }
  for (const key of Object.keys(picture)) {
    if (/GPS/.test(key)) problems.push(`says where it was taken: ${key}`);
    if (/SerialNumber/i.test(key)) problems.push(`says which camera took it: ${key}`);
  }
  const orientation = tag(picture, 'Orientation');
  if (orientation !== undefined && orientation !== 1) problems.push(`its Orientation is ${orientation}`);
  return problems;
}

const picturesUnder = (folder) => {
  const found = JSON.parse(run('exiftool', '-json', '-n', '-G1', '-r', '-ext', 'jpg', folder) || '[]');
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
      'pictures in archives carry caption, photographer, credit and copyright, and no place or serial number',
      inEach((folder) => {
        const pictures = picturesUnder(folder);
        if (pictures.length === 0) return ['no pictures'];
        return pictures.flatMap(([name, picture]) => pictureProblems(picture, !name.includes('/people/')).map((problem) => `${name}: ${problem}`));
      }),
    ],
    [
      'single downloads carry the same',
      () => {
        const headshots = new Set(zips.flatMap(names).filter((name) => name.includes('/people/')).map((name) => name.split('/').at(-1)));
        return picturesUnder(join(site.root, 'downloads')).flatMap(([name, picture]) =>
          pictureProblems(picture, !headshots.has(name.split('/').at(-1))).map((problem) => `downloads/${name}: ${problem}`),
        );
      },
    ],
    [
      'no picture of the site says where it was taken',
      () =>
        picturesUnder(join(site.root, 'img')).flatMap(([name, picture]) =>
          Object.keys(picture).filter((key) => /GPS|SerialNumber/i.test(key)).map((key) => `img/${name}: ${key}`),
        ),
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
