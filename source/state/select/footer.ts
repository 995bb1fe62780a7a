import type {DomainState} from '../../model/domain-state.ts';
import type {Notice, Prompt} from '../state.ts';

/** What the foot of the screen says; the hints come from commands. */
export interface Footer {
  /** Domains by state, the most frequent first, none with 0; domains of unknown state count as "no state". */
  readonly states: readonly {readonly state: DomainState; readonly count: number}[];
  readonly domains: number;
  /** Rows of the view that the filter lets through, and all. */
  readonly matching: number;
  readonly total: number;
  /** The title of the sorted column, or the field's alias where no column shows it. */
  readonly sort: {readonly title: string; readonly descending: boolean};
  /** The filter in force; an error says why it lets everything through in this view. */
  readonly filter: {readonly text: string; readonly error: string | undefined} | undefined;
  readonly prompt: Prompt | undefined;
  readonly notice: Notice | undefined;
  readonly selfPercent: number | undefined;
  readonly daemonPercent: number | undefined;
}
