import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';

/** The folder of what one session leaves to the next: beneath XDG_STATE_HOME, which only counts when it is absolute. */
export function stateFolder({XDG_STATE_HOME: state, HOME: home}: NodeJS.ProcessEnv): string {
  return join(state && isAbsolute(state) ? state : join(home || homedir(), '.local', 'state'), 'kvmtop');
}
