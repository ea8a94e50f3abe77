// What a page says of itself to browsers, search engines and people who share it.

import { all, find, textOf } from './site.mjs';

const meta = (page, name) => find(page, (el) => el.tagName === 'meta' && (el.attr.name === name || el.attr.property === name))?.attr.content;
const alternates = (page) => all(page, (el) => el.tagName === 'link' && el.attr.rel === 'alternate' && el.attr.hreflang);
const over = (site, check) => () => [...site.pages.values()].flatMap((page) => check(page).map((problem) => `${page.file}: ${problem}`));

export const headChecks = (site) => [
  [
    'each page has a language, a title, one h1 and a description where there is one',
    over(site, (page) => {
      const problems = [];
      const titles = all(page, (el) => el.tagName === 'title' && el.node.parentNode.tagName === 'head');
      if (titles.length !== 1 || !textOf(titles[0].node).trim()) problems.push('no title');
      const headings = all(page, (el) => el.tagName === 'h1');
      if (headings.length !== 1) problems.push(`${headings.length} h1`);
      else if (!textOf(headings[0].node).trim()) problems.push('the h1 is empty');
      const lang = page.file.startsWith('fr/') ? 'fr' : 'en';
      if (page.lang !== lang) problems.push(`lang is ${page.lang}, not ${lang}`);
      const description = meta(page, 'description');
      if (description !== undefined && description.trim().length < 10) problems.push(`the description says nothing: ${description}`);
      if (page.file.endsWith('index.html') && page.kind === 'home' && !description) problems.push('the home page has no description');
      return problems;
    }),
  ],
  [
    'titles differ within a language',
    () => {
      const seen = new Map();
      const problems = [];
      for (const page of site.pages.values()) {
        const title = `${page.lang} ${textOf(find(page, (el) => el.tagName === 'title').node)}`;
        if (seen.has(title)) problems.push(`${page.file} and ${seen.get(title)}: ${title}`);
        seen.set(title, page.file);
      }
      return problems;
    },
  ],
  [
    'each page names its own address',
    over(site, (page) => {
      const links = all(page, (el) => el.tagName === 'link' && el.attr.rel === 'canonical');
      if (page.isNotFound) return [];
      if (links.length !== 1) return [`${links.length} canonical links`];
      const problems = [];
      if (site.fileOf(links[0].attr.href) !== page.file) problems.push(`canonical ${links[0].attr.href} is another page`);
      if (meta(page, 'og:url') !== links[0].attr.href) problems.push(`og:url is ${meta(page, 'og:url')}`);
      return problems;
    }),
  ],
  [
    'languages name each other',
    over(site, (page) => {
      if (page.isNotFound) return [];
      const links = alternates(page);
      const problems = [];
      for (const wanted of ['en', 'fr', 'x-default']) {
        if (links.filter((link) => link.attr.hreflang === wanted).length !== 1) problems.push(`not one alternate for ${wanted}`);
      }
      for (const link of links) {
        const target = site.pages.get(site.fileOf(link.attr.href));
        if (!target) problems.push(`alternate ${link.attr.href} is no page`);
        else if (!alternates(target).some((back) => site.fileOf(back.attr.href) === page.file && back.attr.hreflang === page.lang)) {
          problems.push(`${target.file} does not name it in return`);
        }
        if (target && link.attr.hreflang !== 'x-default' && target.lang !== link.attr.hreflang) problems.push(`${target.file} is not in ${link.attr.hreflang}`);
      }
      return problems;
    }),
  ],
  [
    'shared pages show a picture that exists',
    over(site, (page) => {
      if (page.isNotFound) return [];
      const image = meta(page, 'og:image');
      if (!image) return ['no og:image'];
      return site.fileOf(image) ? [] : [`og:image ${image} is no file`];
    }),
  ],
];
