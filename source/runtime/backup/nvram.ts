import {isAbsolute, join} from 'node:path';
import type {Manifest} from '../../archive/manifest.ts';
import {nvramOf} from '../../xml/named-files.ts';
import {runTool} from '../tasks/tool.ts';
import {exists, type KeptPart, nothing} from './kept-part.ts';
import type {BackupSubject} from './subject.ts';

/** Copies the variables of the firmware. @throws TaskError, an error of the system */
export async function copyNvram(
  {definition, live}: BackupSubject,
  folder: string,
  signal: AbortSignal,
): Promise<KeptPart<Manifest['nvram']>> {
  const origin = nvramOf(definition) ?? nvramOf(live ?? '');
  if (origin === undefined || !isAbsolute(origin)) return nothing;
  // It is made at the first start.
  if (!(await exists(origin))) return {...nothing, notes: [`There are no firmware variables yet (${origin}).`]};
  const file = 'nvram.fd';
  await runTool('cp', ['--reflink=auto', '--', origin, join(folder, file)], {signal});
  return {kept: {file, origin}, files: [{path: file, role: 'nvram'}], notes: []};
}
