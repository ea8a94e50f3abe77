// The built site as the checks see it: its files, and its pages as parsed HTML.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'parse5';

export function openSite(root) {
  const files = new Set(list(root));
  const pages = new Map();
  for (const file of files) {
    if (file.endsWith('.html')) pages.set(file, openPage(root, file));
  }
  const home = pages.get('index.html');
  if (!home) throw new Error(`${root} holds no index.html`);
  // A site may be looked at before it has an address; what needs one asks for it.
  const address = () => {
    const canonical = find(home, (el) => el.tagName === 'link' && el.attr.rel === 'canonical')?.attr.href;
    if (!canonical) throw new Error('index.html names no canonical address');
    return new URL(canonical);
  };
  return {
    root,
    files,
    pages,
    get url() { return address().href; }, // ends with a slash
    get path() { return address().pathname; },
    read: (file) => readFileSync(join(root, file), 'utf8'),
    fileOf: (wanted) => fileOf(files, address().href, wanted),
  };
}

// The file an absolute address of the site stands for; null where it is another site's, undefined where it is missing.
function fileOf(files, base, address) {
  if (!URL.canParse(address)) return undefined;
  const wanted = new URL(address);
  if (wanted.origin !== new URL(base).origin) return null;
  if (!wanted.pathname.startsWith(new URL(base).pathname)) return undefined;
  let path = decodeURIComponent(wanted.pathname.slice(new URL(base).pathname.length));
  if (path === '' || path.endsWith('/')) path += 'index.html';
  return files.has(path) ? path : undefined;
}

function openPage(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const elements = elementsOf(parse(text));
  const body = elements.find((el) => el.tagName === 'body');
  return {
    file,
    text,
    elements,
    ids: elements.filter((el) => 'id' in el.attr).map((el) => el.attr.id),
    kind: /(?:^| )kind-([\w-]+)/.exec(body?.attr.class ?? '')?.[1] ?? 'unknown',
    lang: elements.find((el) => el.tagName === 'html')?.attr.lang,
    isNotFound: file.split('/').at(-1) === '404.html',
  };
}

export function elementsOf(node, found = []) {
  if (node.tagName) {
    found.push({
      tagName: node.tagName,
      attr: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      node,
    });
  }
  for (const child of node.childNodes ?? []) elementsOf(child, found);
  if (node.content) elementsOf(node.content, found);
  return found;
}

export const find = (page, test) => page.elements.find(test);
export const all = (page, test) => page.elements.filter(test);

export function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

// One page of each kind, the default language first.
export function oneOfEachKind(site) {
  const kinds = new Map();
  const pages = [...site.pages.values()].sort((a, b) => a.file.startsWith('fr/') - b.file.startsWith('fr/') || (a.file < b.file ? -1 : 1));
  for (const page of pages) {
    if (!kinds.has(page.kind)) kinds.set(page.kind, page);
  }
  return kinds;
}

function list(root, folder = root) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? list(root, path) : [relative(root, path).split(sep).join('/')];
    })
    .sort();
}
