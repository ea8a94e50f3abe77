// A site served on 127.0.0.1, and the browser that looks at it.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json', '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.mp4': 'video/mp4', '.webm': 'video/webm', '.vtt': 'text/vtt', '.txt': 'text/plain; charset=utf-8', '.zip': 'application/zip',
};

const PACKED = new Set(['.html', '.css', '.js', '.json', '.xml', '.webmanifest', '.svg', '.vtt', '.txt']);

// A web server like the plainest host: files, folders' index pages, texts packed by gzip, byte ranges for film, 404.html for
// the rest.
export function serve(site) {
  const packed = new Map();
  const pack = (path) => {
    if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(join(site.root, path))));
    return packed.get(path);
  };
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname.slice(1));
    if (path === '' || path.endsWith('/')) path += 'index.html';
    const isThere = site.files.has(path);
    if (!isThere) path = '404.html';
    const full = join(site.root, path);
    const size = statSync(full).size;
    const head = { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'accept-ranges': 'bytes' };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (isThere && range) {
      const start = Number(range[1]);
      const end = Math.min(range[2] ? Number(range[2]) : size - 1, size - 1);
      response.writeHead(206, { ...head, 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${size}` });
      createReadStream(full, { start, end }).pipe(response);
      return;
    }
    if (PACKED.has(extname(path)) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      const body = pack(path);
      response.writeHead(isThere ? 200 : 404, { ...head, 'content-encoding': 'gzip', 'content-length': body.length });
      response.end(body);
      return;
    }
    response.writeHead(isThere ? 200 : 404, { ...head, 'content-length': size });
    createReadStream(full).pipe(response);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

export const launch = (more = []) => chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, ...more] });

// Scrolls to the end, so that lazy pictures load, and back.
export async function scrollThrough(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 40));
    for (let y = 0; y < document.documentElement.scrollHeight; y += Math.round(innerHeight * 0.8)) {
      scrollTo({ top: y, behavior: 'instant' });
      await frame();
    }
    const pending = [...document.images].filter((image) => !image.complete && image.checkVisibility());
    await Promise.race([
      Promise.all(pending.map((image) => new Promise((done) => ['load', 'error'].forEach((event) => image.addEventListener(event, done))))),
      new Promise((done) => setTimeout(done, 5000)),
    ]);
    scrollTo({ top: 0, behavior: 'instant' });
    await frame();
  });
}
