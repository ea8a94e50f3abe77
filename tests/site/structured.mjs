// schema.org data that search engines can use.

import { all, textOf } from './site.mjs';

const WANTED = ['Movie', 'Person', 'BlogPosting', 'ImageObject', 'VideoObject', 'ScreeningEvent'];
// What licensable pictures need.
const RIGHTS = ['creditText', 'creator', 'copyrightNotice', 'license', 'acquireLicensePage'];

function* objectsIn(value) {
  if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each);
  } else if (value && typeof value === 'object') {
    yield value;
    yield* objectsIn(Object.values(value));
  }
}

function* stringsIn(value) {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object') for (const each of Object.values(value)) yield* stringsIn(each);
}

export function structuredChecks(site) {
  const blocks = [];
  const broken = [];
  for (const page of site.pages.values()) {
    for (const script of all(page, (el) => el.tagName === 'script' && el.attr.type === 'application/ld+json')) {
      try {
        blocks.push([page, JSON.parse(textOf(script.node))]);
      } catch (error) {
        broken.push(`${page.file}: ${error.message}`);
      }
    }
  }
  const typesOf = (object) => [object['@type']].flat();
  return [
    ['every block is JSON', () => broken],
    [
      'every block has a context and a type',
      () =>
        blocks.flatMap(([page, data]) => {
          const problems = [];
          if (!/^https?:\/\/schema\.org\/?$/.test(data['@context'])) problems.push(`${page.file}: @context is ${data['@context']}`);
          if (!data['@type'] && !Array.isArray(data['@graph'])) problems.push(`${page.file}: neither @type nor @graph`);
          for (const each of data['@graph'] ?? []) if (!each['@type']) problems.push(`${page.file}: a part of @graph has no @type`);
          return problems;
        }),
    ],
    [
      'films, people, entries, pictures, clips and screenings are described',
      () => {
        const seen = new Set(blocks.flatMap(([, data]) => [...objectsIn(data)].flatMap(typesOf)));
        return WANTED.filter((type) => !seen.has(type)).map((type) => `no ${type} anywhere`);
      },
    ],
    [
      'every picture names its rights',
      () =>
        blocks.flatMap(([page, data]) =>
          [...objectsIn(data)]
            .filter((object) => typesOf(object).includes('ImageObject'))
            .flatMap((image) => RIGHTS.filter((name) => !image[name]).map((name) => `${page.file}: ${image.contentUrl ?? image.name} has no ${name}`)),
        ),
    ],
    [
      'addresses of this site exist',
      () =>
        blocks.flatMap(([page, data]) =>
          [...stringsIn(data)]
            .filter((text) => text.startsWith(site.url) && site.fileOf(text) === undefined)
            .map((text) => `${page.file}: ${text} is no file`),
        ),
    ],
  ];
}
