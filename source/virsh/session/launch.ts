import {execa} from 'execa';

/** Which libvirt to reach, and how. */
export interface LaunchOptions {
  /** virsh's own default when undefined. */
  readonly uri?: string | undefined;
  readonly readOnly: boolean;
  /** The environment instead of this process's own. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** How to start a virsh: the words before its command, and its environment. */
export interface Launch {
  readonly file: string;
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const guard = ['setpriv', '--pdeathsig', 'KILL'] as const;

/**
 * Makes ready to start virsh, guarded where util-linux's setpriv is: the kernel then ends it with this process, however
 * this one ends. Without the guard a watch would outlive a killed kvmtop, and a session, which ends with its stdin,
 * would add kvmtop's questions to the user's virsh history on its way out.
 */
export async function prepareLaunch({uri, readOnly, env}: LaunchOptions): Promise<Launch> {
  const words = [
    'virsh',
    '--quiet',
    ...(readOnly ? ['--readonly'] : []),
    ...(uri === undefined ? [] : ['--connect', uri]),
  ];
  const settled = virshEnv(env);
  const [program, ...options] = guard;
  const isGuarded = !(await execa(program, [...options, 'true'], {...spawning(settled), stdio: 'ignore'})).failed;
  const [file = 'virsh', ...argv] = isGuarded ? [...guard, ...words] : words;
  return {file, argv, env: settled};
}

/** Plain English, no line ever wrapped, no key bindings of the user's, no debug output. */
const settings: NodeJS.ProcessEnv = {
  LC_ALL: 'C.UTF-8',
  LANGUAGE: '',
  TERM: 'dumb',
  COLUMNS: '1000000',
  INPUTRC: '/dev/null',
  VIRSH_DEBUG: undefined,
};

/** The environment of every virsh whose words are read here. */
export function virshEnv(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return {...env, ...settings};
}

/**
 * The execa options for every virsh: a session of its own, so that neither Ctrl+C nor a hang-up of the terminal reaches
 * it, and no ssh under it can ask for a password on our screen.
 */
export function spawning(env: NodeJS.ProcessEnv) {
  return {env, extendEnv: false, reject: false, detached: true} as const;
}
