import {writeFile} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';
import {fleet} from '../lab/fleet.ts';
import {startLab} from '../lab/lab.ts';
import {toStderr} from '../lab/progress.ts';
import {program} from '../pty/program.ts';
import {toSvg} from '../pty/svg.ts';
import {openTerminal} from '../pty/terminal.ts';

/** As long as the trend column looks back. */
const trendMs = 62_000;

const lab = await startLab({name: 'picture', guests: fleet, progress: toStderr});
try {
  const terminal = openTerminal({argv: [...program, '-d', '1'], env: lab.programEnv, columns: 120, rows: 18});
  await terminal.waitFor('web3');
  toStderr('letting the trends fill up for a minute');
  await setTimeout(trendMs);
  const take = async (file: string, title: string) => {
    await writeFile(new URL(`../../${file}`, import.meta.url), toSvg(terminal.model.cells(), title));
  };
  await take('kvmtop.svg', 'kvmtop on a host with more vCPUs than pCPUs');
  terminal.resize(110, 30);
  await terminal.press('a');
  await terminal.waitFor('destroy');
  await terminal.waitFor(/autostart +Lets/);
  await take('kvmtop-menu.svg', 'The action menu of a running domain');
  await terminal.close();
} finally {
  await lab.down();
}
