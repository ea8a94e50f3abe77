// Decodes every AVIF in a folder to `NAME.avif.png` beside it, for the scores: node bench/decode.mjs FOLDER

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = process.argv[2];
for (const name of await readdir(folder)) {
  if (name.endsWith('.avif')) await sharp(join(folder, name)).png({ compressionLevel: 1 }).toFile(join(folder, `${name}.png`));
}
