import {writeFile} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';
import {fleet} from '../lab/fleet.ts';
import {startLab} from '../lab/lab.ts';
import {toStderr} from '../lab/progress.ts';
import {program} from '../pty/program.ts';
import {toSvg} from '../pty/svg.ts';
import {openTerminal, type Terminal} from '../pty/terminal.ts';

/** As long as the trend column looks back. */
const trendMs = 62_000;

async function take(terminal: Terminal, file: string, title: string): Promise<void> {
  await writeFile(new URL(`../../${file}`, import.meta.url), toSvg(terminal.model.cells(), title));
}

const lab = await startLab({name: 'picture', guests: fleet, progress: toStderr});
try {
  const terminal = openTerminal({argv: [...program, '-d', '1'], env: lab.programEnv, columns: 120, rows: 24});
  await terminal.waitFor('web3');
  toStderr('letting the trends fill up for a minute');
  await setTimeout(trendMs);
  await take(terminal, 'kvmtop.svg', 'kvmtop on a host with more vCPUs than pCPUs');
  await terminal.close();
  const menu = openTerminal({argv: [...program, '-d', '1'], env: lab.programEnv, columns: 110, rows: 30});
  await menu.waitFor(/usr +\d/);
  await menu.press('a');
  await menu.waitFor(/set the memory +Gives/);
  await take(menu, 'kvmtop-menu.svg', 'The action menu of a running domain');
  await menu.close();
} finally {
  await lab.down();
}
