/** Makes the pictures in looks/ that were just written half as large: the repository keeps each of them for ever. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import sharp from "sharp";

const folder = join(import.meta.dirname, "looks");

for (const name of await readdir(folder)) {
  const path = join(folder, name);
  if ((await sharp(path).metadata()).paletteBitDepth) continue;
  await writeFile(path, await sharp(path).png({ palette: true, colours: 256, dither: 0, effort: 10 }).toBuffer());
}
