// sharp, doing the job of onset's engine:
//   node bench/sharp.mjs --way=once --threads=2 --out=FOLDER --widths=2400,960 --formats=jpeg:80,webp:80 FILE…
// `once` decodes and resizes a file once for each width and encodes both formats from that; `each` makes every output
// from the file, as the programs do that are written with sharp. Prints nothing.

import { basename, extname, join } from 'node:path';

const args = process.argv.slice(2);
const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const threads = Number(option('threads') ?? 1);
// Read by libuv when the first work is handed to it: before sharp is loaded.
process.env.UV_THREADPOOL_SIZE = String(threads);
const { default: sharp } = await import('sharp');

const out = option('out');
const widths = option('widths').split(',').map(Number);
const progressive = option('progressive') === 'true';
const effort = Number(option('effort') ?? 4);
const formats = option('formats')
  .split(',')
  .map((format) => format.split(':'))
  .map(([name, quality]) => ({ name, quality: Number(quality) }));
const files = args.filter((arg) => !arg.startsWith('--'));

// A picture is worked on by one thread, and as many pictures at once as there are threads: what costs sharp least.
sharp.concurrency(1);
sharp.cache(false);

const settings = {
  jpeg: { chromaSubsampling: '4:2:0', progressive },
  webp: { effort },
  avif: {},
};

const place = (file, width, format) => join(out, `${basename(file, extname(file))}-${width}.${format.name}`);
const encoded = (picture, format) => picture[format.name]({ quality: format.quality, ...settings[format.name] });
const resized = (file, width) => sharp(file).rotate().resize(width).toColourspace('srgb');

async function once(file) {
  for (const width of widths) {
    const { data, info } = await resized(file, width).raw().toBuffer({ resolveWithObject: true });
    for (const format of formats) {
      await encoded(sharp(data, { raw: info }), format).toFile(place(file, width, format));
    }
  }
}

async function each(file) {
  for (const width of widths) {
    for (const format of formats) {
      await encoded(resized(file, width), format).toFile(place(file, width, format));
    }
  }
}

const way = { once, each }[option('way') ?? 'once'];
const waiting = [...files];
const worker = async () => {
  for (let file = waiting.shift(); file; file = waiting.shift()) await way(file);
};
await Promise.all(Array.from({ length: threads }, worker));
