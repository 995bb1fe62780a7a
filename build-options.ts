import {readFile} from 'node:fs/promises';
import type {BuildOptions, Plugin} from 'esbuild';

const ascii = '\\u0020-\\u007E';
/** Latin letters, dashes, arrows, lines, blocks and triangles: one cell each, and each a character of its own. */
const narrow = '\\u00A1-\\u00AC\\u00AE-\\u024F\\u2010-\\u2027\\u2190-\\u21FF\\u2500-\\u25FC';

/**
 * string-width knows a short cut for ASCII only. Ink measures every line with it, and what a screen is drawn with beyond
 * ASCII made V8 compile all emoji there are before the first frame.
 */
export const quickWidth: Plugin = {
  name: 'quick width',
  setup: ({onLoad}) =>
    onLoad({filter: /\/string-width\/index\.js$/}, async ({path}) => {
      const [before, after, ...rest] = (await readFile(path, 'utf8')).split(`[${ascii}]*$`);
      if (after === undefined || rest.length > 0) throw new Error(`${path} is not as build.ts knows it`);
      return {contents: `${before}[${ascii}${narrow}]*$${after}`};
    }),
};

/** How the program is bundled: one entry, and chunks that load only in the mode that needs them. */
export const options: BuildOptions = {
  entryPoints: ['source/cli.ts'],
  absWorkingDir: import.meta.dirname,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  chunkNames: 'chunks/[name]-[hash]',
  // Yoga, which Ink brings, would have Node load its whole HTTP client to decode a data: URL; without fetch it does not.
  define: {'process.env.NODE_ENV': '"production"', fetch: 'undefined'},
  plugins: [quickWidth],
  // Ink imports it only when DEV=true and somebody installed it.
  external: ['react-devtools-core'],
  // What was CommonJS asks for Node's own modules with require.
  banner: {
    js: "import {createRequire as requireFrom} from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
};
