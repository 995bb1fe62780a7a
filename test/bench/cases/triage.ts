import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {JudgeCost} from '../in-process/judge.ts';
import type {Row} from '../row.ts';
import type {Case} from './case.ts';

const program = join(import.meta.dirname, '../in-process/judge.ts');

/** What judging a poll costs against the poll, tick by tick in one process. */
export const triageCase: Case = {
  name: 'triage',
  about: 'CPU per tick of triage, against that of the poll which it judges',
  async run(context) {
    const lab = await context.busyLab();
    const {stdout} = await promisify(execFile)(process.execPath, [program, String(await lab.daemonPid())], {
      env: {...process.env, ...lab.programEnv},
    });
    const {domains, findings, poll, triage}: JudgeCost = JSON.parse(stdout);
    const what = `judge a tick, ${domains} domains, ${findings} findings`;
    const row = (against: string, value: number): Row => ({
      name: 'triage',
      what,
      value: triage,
      unit: 'ms CPU',
      against: {value, what: against},
    });
    return [
      {...row('its poll', poll.kvmtop + poll.virsh + poll.libvirtd), goal: 0.1},
      row("kvmtop's own part of the poll", poll.kvmtop),
    ];
  },
};
