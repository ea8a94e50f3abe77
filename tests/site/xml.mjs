// XML that is well-formed, or an exception.

import { DOMParser } from '@xmldom/xmldom';

export function parseXml(text, name) {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${name}: ${level}: ${message}`);
    },
  });
  return parser.parseFromString(text, 'text/xml').documentElement;
}

export const childrenOf = (element, tag, namespace) =>
  Array.from(element.childNodes).filter((node) => node.nodeType === 1 && node.localName === tag && node.namespaceURI === namespace);
