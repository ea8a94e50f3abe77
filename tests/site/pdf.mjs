// Typeset documents: read by poppler, and held against PDF/UA-1 and PDF/A-2a by page-validation.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// Poppler complains of a dictionary entry that is as ISO 32000-1 wants it (MarkInfo, Suspects): its words are not kept.
const run = (program, ...args) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
const facts = (path) => Object.fromEntries(run('pdfinfo', path).split('\n').map((line) => line.split(/:\s+/, 2)));

const VALIDATE = `
import sys, page
for path in sys.argv[1:]:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        for failure in page.validate_pdf(path, profile=profile).failures:
            print(path, profile.name, failure.rule_id, failure.message)
`;

export function pdfChecks(site) {
  const pdfs = [...site.files].filter((file) => file.endsWith('.pdf'));
  const each = (check) => () => pdfs.flatMap((pdf) => check(join(site.root, pdf)).map((problem) => `${pdf}: ${problem}`));
  return [
    ['there are a press kit and a one-sheet on both papers in both languages', () => (pdfs.length >= 8 ? [] : [`only ${pdfs.join(', ')}`])],
    [
      'documents are tagged, titled and on the paper they name',
      each((path) => {
        const { Tagged, Title, Pages, 'Page size': size } = facts(path);
        const paper = path.includes('_letter') ? '612 x 792' : '595.276 x 841.89';
        const problems = [];
        if (Tagged !== 'yes') problems.push('is not tagged');
        if (!Title) problems.push('has no title');
        if (!size?.startsWith(paper)) problems.push(`is on ${size}`);
        if (path.includes('one-sheet') && Pages !== '1') problems.push(`has ${Pages} pages`);
        return problems;
      }),
    ],
    [
      'every typeface is inside',
      each((path) =>
        run('pdffonts', path)
          .split('\n')
          .slice(2)
          .filter(Boolean)
          .filter((line) => !/\syes\s+yes\s+yes\s+\d+\s+\d+\s*$/.test(line)),
      ),
    ],
    [
      'text copies out in the order in which it is read',
      each((path) => {
        if (!path.includes('press-kit')) return [];
        const text = run('pdftotext', path, '-').replace(/\s+/g, ' ');
        const order = path.includes('_fr') ? ['Synopsis', 'Générique', 'Contacts'] : ['Synopsis', 'Technical sheet', 'Contacts'];
        const places = order.map((words) => text.lastIndexOf(words));
        return places.every((place, index) => place > (places[index - 1] ?? -1)) ? [] : [`order: ${places}`];
      }),
    ],
    [
      'documents conform to PDF/UA-1 and PDF/A-2a',
      () => run('python3', '-c', VALIDATE, ...pdfs.map((pdf) => join(site.root, pdf))).split('\n').filter(Boolean),
    ],
  ];
}
