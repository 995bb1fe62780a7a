import {fileURLToPath} from 'node:url';

/** The beginning of the command line that runs the built program, which `npm run build` makes, on the Node that runs this. */
export const program = [process.execPath, fileURLToPath(new URL('../../dist/cli.js', import.meta.url))] as const;
