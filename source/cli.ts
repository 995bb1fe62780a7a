#!/usr/bin/env node
import module from 'node:module';
import {join} from 'node:path';
import manifest from '../package.json' with {type: 'json'};
import type {parseTask} from './options/task.ts';
import type {UsageError} from './options.ts';

// An old Node must still be able to load this file to be told so: nothing else is imported before the check.
const needed = Number.parseInt(manifest.engines.node.replace(/\D+/, ''), 10);
const cacheHome = process.env.XDG_CACHE_HOME || (process.env.HOME && join(process.env.HOME, '.cache'));

if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(`kvmtop needs Node ${needed} or newer, this is ${process.versions.node}\n`);
  // A monitor takes 1 for a warning.
  process.exitCode = process.argv.includes('--check') ? 3 : 1;
} else {
  // Not Node's default below /tmp, where another user could plant code for root to run.
  if (cacheHome) module.enableCompileCache(join(cacheHome, 'kvmtop'));
  await run();
}

async function run(): Promise<void> {
  const {parseTask} = await import('./options/task.ts');
  const task = parseTask(process.argv.slice(2));
  if (task) return runTask(task);
  const {parseOptions} = await import('./options.ts');
  const {checkCodes} = await import('./options/exit-codes.ts');
  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== 'dumb');
  const options = parseOptions(process.argv.slice(2), terminal);
  if ('mode' in options && options.mode === 'check') {
    // What Node ends with by itself, 1, is a warning to a monitor.
    process.on('uncaughtException', (error) => {
      process.stderr.write(`kvmtop: a fault of its own: ${error.stack}\n`);
      process.exit(checkCodes.unknown);
    });
  }
  if ('usageError' in options) {
    refuse(options);
  } else if (options.mode === 'help') {
    const {helpText} = await import('./options/help.ts');
    process.stdout.write(`${helpText()}\n`);
  } else if (options.mode === 'version') {
    process.stdout.write(`kvmtop ${manifest.version}\n`);
  } else if (options.mode === 'thresholds') {
    const {thresholdLines} = await import('./report/thresholds.ts');
    process.stdout.write(`${thresholdLines().join('\n')}\n`);
  } else if (options.mode === 'screen') {
    const {main} = await import('./main.tsx');
    await main(options);
  } else {
    const {batch} = await import('./batch.ts');
    await batch(options);
  }
}

async function runTask(request: NonNullable<ReturnType<typeof parseTask>>): Promise<void> {
  if ('usageError' in request) {
    refuse(request);
  } else if ('help' in request) {
    process.stdout.write(`${request.help}\n`);
  } else if (request.task === 'backup') {
    const {backup} = await import('./tasks/backup.ts');
    await backup(request);
  } else if (request.task === 'verify') {
    const {verify} = await import('./tasks/verify.ts');
    await verify(request);
  } else if (request.task === 'restore') {
    const {restore} = await import('./tasks/restore.ts');
    await restore(request);
  } else {
    const {recover} = await import('./tasks/recover.ts');
    await recover(request);
  }
}

function refuse({usageError, exitCode}: UsageError): void {
  process.stderr.write(`kvmtop: ${usageError}\n`);
  process.exitCode = exitCode;
}
