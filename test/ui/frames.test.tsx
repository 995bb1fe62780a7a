import {describe, expect, it} from 'vitest';
import {ascii, colored, draw, expectFit, plain} from './draw.tsx';
import {scenes} from './scenes.ts';

const sizes = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 50},
  {columns: 40, rows: 12},
];

/** What sets colours and other looks of text, and nothing else. */
const colors = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

const all = Object.entries(scenes);

/** Frames under each other, each below its size. */
function album(frames: readonly string[]): string {
  return frames.map((frame, index) => `=== ${sizes[index]?.columns}x${sizes[index]?.rows}\n${frame}\n`).join('');
}

describe('frames', () => {
  it.each(all)('shows: %s', async (name, scene) => {
    const frames = sizes.map((size) => draw(scene(size), plain));
    frames.forEach((frame, index) => {
      expectFit(frame, sizes[index] ?? {columns: 0, rows: 0});
    });
    await expect(album(frames)).toMatchFileSnapshot(`goldens/${name.replaceAll(/\W+/g, '-')}.txt`);
  });

  it('shows the table in ASCII', async () => {
    const frames = sizes.map((size) => draw(scenes.table?.(size) ?? expect.fail(), ascii));
    await expect(album(frames)).toMatchFileSnapshot('goldens/ascii.txt');
  });

  it.each(all)('draws nothing but printable ASCII where that is asked for: %s', (_, scene) => {
    for (const size of sizes) {
      expect(draw(scene(size), ascii)).toMatch(/^[\n\x20-\x7e]*$/);
    }
  });

  it.each(all)('lets no foreign text control the terminal: %s', (_, scene) => {
    for (const size of sizes) {
      const undressed = draw(scene(size), colored).replaceAll(colors, '');
      expect(undressed).not.toMatch(/(?!\n)\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u);
    }
  });

  it.each(all)('fills every size of screen: %s', (_, scene) => {
    for (const columns of [1, 19, 20, 33, 57, 79, 101, 200]) {
      for (const rows of [1, 4, 5, 7, 9, 13, 50]) {
        expectFit(draw(scene({columns, rows}), plain), {columns, rows});
      }
    }
  });
});
