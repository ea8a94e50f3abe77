// A sitemap that names every page, and nothing else.

import { childrenOf, parseXml } from './xml.mjs';

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XHTML = 'http://www.w3.org/1999/xhtml';

export const sitemapChecks = (site) => [
  [
    'the sitemap lists each page once, with its languages',
    () => {
      const problems = [];
      const listed = new Set();
      for (const entry of childrenOf(parseXml(site.read('sitemap.xml'), 'sitemap.xml'), 'url', SITEMAP)) {
        const address = childrenOf(entry, 'loc', SITEMAP)[0]?.textContent;
        const file = URL.canParse(address) ? site.fileOf(address) : undefined;
        if (!site.pages.has(file)) problems.push(`${address} is no page`);
        else if (listed.has(file)) problems.push(`${address} is listed twice`);
        listed.add(file);
        for (const link of childrenOf(entry, 'link', XHTML)) {
          if (!site.fileOf(link.getAttribute('href'))) problems.push(`${address}: alternate ${link.getAttribute('href')} is no page`);
        }
        const changed = childrenOf(entry, 'lastmod', SITEMAP)[0]?.textContent;
        if (changed && !/^\d{4}-\d{2}-\d{2}/.test(changed)) problems.push(`${address}: lastmod ${changed} is no date`);
      }
      for (const page of site.pages.values()) {
        if (page.isNotFound && listed.has(page.file)) problems.push(`${page.file} is listed`);
        if (!page.isNotFound && !listed.has(page.file)) problems.push(`${page.file} is not listed`);
      }
      return problems;
    },
  ],
  [
    'robots.txt names the sitemap',
    () => (site.read('robots.txt').includes(`Sitemap: ${site.url}sitemap.xml`) ? [] : ['it does not']),
  ],
];
