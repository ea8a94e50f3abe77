// Feeds that readers can subscribe to: Atom (RFC 4287) and JSON Feed 1.1.

import { parseFragment } from 'parse5';
import { childrenOf, parseXml } from './xml.mjs';
import { elementsOf } from './site.mjs';

const ATOM = 'http://www.w3.org/2005/Atom';
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const isDate = (text) => RFC3339.test(text) && !Number.isNaN(Date.parse(text));
const isAbsolute = (text) => typeof text === 'string' && /^https:\/\/[^/]+/.test(text) && URL.canParse(text);

const feedsOf = (site, ending) => [...site.files].filter((file) => /(^|\/)feeds\//.test(file) && file.endsWith(ending));

// Addresses in the HTML of an entry: a reader shows it far from the site, so each must be absolute and exist.
function contentProblems(site, html) {
  const problems = [];
  for (const { tagName, attr } of elementsOf(parseFragment(html))) {
    const single = ['href', 'src', 'poster'].flatMap((name) => (name in attr ? [attr[name]] : []));
    const sets = (attr.srcset ?? '').split(/,\s+/).filter(Boolean).map((part) => part.trim().split(/\s+/)[0]);
    for (const address of [...single, ...sets]) {
      if (/^(mailto|tel):/.test(address)) continue;
      if (!isAbsolute(address)) {
        // A note's own anchor within the same entry works anywhere the entry is shown.
        if (address.startsWith('#') && html.includes(`id="${address.slice(1)}"`)) continue;
        problems.push(`<${tagName}>: ${address} is not absolute`);
      } else if (site.fileOf(address) === undefined) {
        problems.push(`<${tagName}>: ${address} is no file of the site`);
      }
    }
  }
  return problems;
}

function atomProblems(site, file) {
  const feed = parseXml(site.read(file), file);
  const problems = [];
  if (feed.localName !== 'feed' || feed.namespaceURI !== ATOM) return ['the root is not atom:feed'];
  const one = (element, tag, where) => {
    const found = childrenOf(element, tag, ATOM);
    if (found.length !== 1) problems.push(`${where}: ${found.length} <${tag}>, not 1`);
    const text = found[0]?.textContent.trim() ?? '';
    if (!text) problems.push(`${where}: <${tag}> is empty`);
    return text;
  };
  const link = (element, rel) => childrenOf(element, 'link', ATOM).find((each) => (each.getAttribute('rel') || 'alternate') === rel)?.getAttribute('href');
  const absolute = (text, where) => isAbsolute(text) || problems.push(`${where}: ${text} is not absolute`);

  absolute(one(feed, 'id', 'feed'), 'feed id');
  one(feed, 'title', 'feed');
  if (!isDate(one(feed, 'updated', 'feed'))) problems.push('feed: updated is no RFC 3339 date');
  if (!isAbsolute(link(feed, 'self')) || site.fileOf(link(feed, 'self')) !== file) problems.push(`feed: the self link ${link(feed, 'self')} is not this file`);
  const hasAuthor = childrenOf(feed, 'author', ATOM).length > 0;
  const ids = new Set();
  const entries = childrenOf(feed, 'entry', ATOM);
  if (entries.length === 0) problems.push('feed: no entry');
  for (const entry of entries) {
    const id = one(entry, 'id', 'entry');
    const where = `entry ${id}`;
    absolute(id, where);
    if (ids.has(id)) problems.push(`${where}: its id is not its own`);
    ids.add(id);
    one(entry, 'title', where);
    if (!isDate(one(entry, 'updated', where))) problems.push(`${where}: updated is no RFC 3339 date`);
    for (const published of childrenOf(entry, 'published', ATOM)) {
      if (!isDate(published.textContent)) problems.push(`${where}: published is no RFC 3339 date`);
    }
    const page = link(entry, 'alternate');
    if (!isAbsolute(page) || !site.fileOf(page)) problems.push(`${where}: the link ${page} leads to no page`);
    if (!hasAuthor && childrenOf(entry, 'author', ATOM).length === 0) problems.push(`${where}: no author`);
    for (const content of childrenOf(entry, 'content', ATOM)) {
      problems.push(...contentProblems(site, content.textContent).map((problem) => `${where}: ${problem}`));
    }
  }
  return problems;
}

function jsonProblems(site, file) {
  const feed = JSON.parse(site.read(file));
  const problems = [];
  if (feed.version !== 'https://jsonfeed.org/version/1.1') problems.push(`version is ${feed.version}`);
  if (!feed.title) problems.push('no title');
  if (!site.fileOf(feed.home_page_url)) problems.push(`home_page_url ${feed.home_page_url} leads to no page`);
  if (site.fileOf(feed.feed_url) !== file) problems.push(`feed_url ${feed.feed_url} is not this file`);
  if (feed.icon && !site.fileOf(feed.icon)) problems.push(`icon ${feed.icon} is no file`);
  if (!Array.isArray(feed.items) || feed.items.length === 0) return [...problems, 'no items'];
  if (new Set(feed.items.map((item) => item.id)).size !== feed.items.length) problems.push('two items share an id');
  for (const item of feed.items) {
    const where = `item ${item.id}`;
    if (typeof item.id !== 'string' || !item.id) problems.push(`${where}: no id`);
    if (!isAbsolute(item.url) || !site.fileOf(item.url)) problems.push(`${where}: url ${item.url} leads to no page`);
    if (!item.content_html) problems.push(`${where}: no content_html`);
    for (const name of ['date_published', 'date_modified']) {
      if (name in item && !isDate(item[name])) problems.push(`${where}: ${name} is no RFC 3339 date`);
    }
    for (const name of ['image', 'banner_image']) {
      if (name in item && !site.fileOf(item[name])) problems.push(`${where}: ${name} ${item[name]} is no file`);
    }
    problems.push(...contentProblems(site, item.content_html ?? '').map((problem) => `${where}: ${problem}`));
  }
  return problems;
}

const over = (site, ending, check) => () => {
  const files = feedsOf(site, ending);
  if (!files.some((file) => file.startsWith('feeds/')) || !files.some((file) => file.startsWith('fr/feeds/'))) return [`no ${ending} feeds in both languages`];
  return files.flatMap((file) => check(site, file).map((problem) => `${file}: ${problem}`));
};

export const feedChecks = (site) => [
  ['Atom feeds hold to RFC 4287', over(site, '.xml', atomProblems)],
  ['JSON feeds hold to JSON Feed 1.1', over(site, '.json', jsonProblems)],
];
