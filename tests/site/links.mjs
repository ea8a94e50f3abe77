// Links that lead somewhere, also when the site is opened from a folder.

import { posix } from 'node:path';

const ADDRESS_ATTRIBUTES = ['href', 'src', 'poster', 'action', 'data', 'cite', 'formaction'];
const SET_ATTRIBUTES = ['srcset', 'imagesrcset'];

function* addressesOf(page) {
  for (const { tagName, attr, node } of page.elements) {
    for (const name of ADDRESS_ATTRIBUTES) {
      if (name in attr) yield [attr[name], `<${tagName} ${name}>`];
    }
    for (const name of SET_ATTRIBUTES) {
      for (const part of (attr[name] ?? '').split(/,\s+/)) {
        if (part.trim()) yield [part.trim().split(/\s+/)[0], `<${tagName} ${name}>`];
      }
    }
    if (attr.style) yield* inStyle(attr.style);
    if (tagName === 'style') yield* inStyle(node.childNodes.map((child) => child.value ?? '').join(''));
  }
}

function* inStyle(text) {
  for (const [, , address] of text.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)) yield [address, 'CSS url()'];
}

// What is wrong with an address written in a file, or null.
function problemWith(site, from, address, { isNotFound = false, ownIds = [] } = {}) {
  if (/^(mailto|tel|data):/.test(address)) return null;
  if (/^(javascript|file|blob|http):/i.test(address)) return 'not a safe address';
  const isAbsolute = address.startsWith('https:');
  const isFromRoot = address.startsWith('/');
  let target;
  let anchor = '';
  if (isAbsolute) {
    target = site.fileOf(address);
    if (target === null) return null;
    anchor = new URL(address).hash;
  } else if (address.startsWith('//')) {
    return 'names no scheme';
  } else {
    const [, path, , hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address);
    anchor = hash ?? '';
    if (isFromRoot && !isNotFound) return 'starts at the root: it breaks in a folder or below a path';
    if (!isFromRoot && isNotFound && path !== '') return 'must start at the root: this page is shown at any address';
    if (path === '' && !anchor) return 'is empty';
    if (isFromRoot) {
      if (!path.startsWith(site.path)) return `does not start with ${site.path}`;
      target = decodeURIComponent(path.slice(site.path.length));
    } else {
      target = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), decodeURIComponent(path)));
    }
    if (isNotFound && (target === '' || target.endsWith('/'))) target += 'index.html';
    if (!site.files.has(target)) target = undefined;
  }
  if (target === undefined) return 'leads to no file';
  if (anchor.length > 1 && target.endsWith('.html')) {
    const id = decodeURIComponent(anchor.slice(1));
    const ids = target === from ? ownIds : (site.pages.get(target)?.ids ?? []);
    if (!ids.includes(id)) return `there is no #${id} in ${target}`;
  }
  return null;
}

export const linkChecks = (site) => [
  [
    'every address and anchor of every page resolves',
    () => {
      const problems = [];
      for (const page of site.pages.values()) {
        const context = { isNotFound: page.isNotFound, ownIds: page.ids };
        for (const [address, where] of addressesOf(page)) {
          const problem = problemWith(site, page.file, address, context);
          if (problem) problems.push(`${page.file}: ${where} ${address}: ${problem}`);
        }
      }
      return problems;
    },
  ],
  [
    'no page has an id twice',
    () =>
      [...site.pages.values()].flatMap((page) => {
        const twice = page.ids.filter((id, index) => page.ids.indexOf(id) !== index);
        return [...new Set(twice)].map((id) => `${page.file}: #${id} more than once`);
      }),
  ],
  [
    'every address in style sheets and web manifests resolves',
    () => {
      const problems = [];
      for (const file of site.files) {
        let addresses = [];
        if (file.endsWith('.css')) addresses = [...inStyle(site.read(file))].map(([address]) => address);
        if (file.endsWith('.webmanifest')) {
          const manifest = JSON.parse(site.read(file));
          addresses = [manifest.start_url, ...manifest.icons.map((icon) => icon.src)];
        }
        for (const address of addresses) {
          const problem = problemWith(site, file, address);
          if (problem) problems.push(`${file}: ${address}: ${problem}`);
        }
      }
      return problems;
    },
  ],
  [
    'every page can be reached from the home page of its language',
    () => {
      const reached = new Set(['index.html']);
      const queue = ['index.html'];
      while (queue.length > 0) {
        const from = queue.pop();
        for (const { tagName, attr } of site.pages.get(from).elements) {
          if (tagName !== 'a' || !attr.href || /^[a-z]+:|^\//.test(attr.href)) continue;
          const to = posix.join(posix.dirname(from), decodeURIComponent(attr.href.split(/[?#]/)[0]));
          if (site.pages.has(to) && !reached.has(to)) {
            reached.add(to);
            queue.push(to);
          }
        }
      }
      return [...site.pages.values()].filter((page) => !page.isNotFound && !reached.has(page.file)).map((page) => `${page.file}: no link leads here`);
    },
  ],
];
