import {frameTimes} from './frame.ts';
import {heapReadings} from './heap.ts';

const [mode, folder = '', count = '0'] = process.argv.slice(2);
const result =
  mode === 'frame' ? await frameTimes(Number(count), folder) : await heapReadings(Number(count), 500, folder);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit());
