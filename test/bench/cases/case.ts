import type {Context} from '../context.ts';
import type {Row} from '../row.ts';

/** Something that is measured, by its name on the command line. */
export interface Case {
  readonly name: string;
  /** What it measures, in a line. */
  readonly about: string;
  run(context: Context): Promise<Row[]>;
}
