#!/usr/bin/env node
import module from 'node:module';
import {join} from 'node:path';
import manifest from '../package.json' with {type: 'json'};

// An old Node must still be able to load this file to be told so: nothing else is imported before the check.
const needed = Number.parseInt(manifest.engines.node.replace(/\D+/, ''), 10);
const cacheHome = process.env.XDG_CACHE_HOME || (process.env.HOME && join(process.env.HOME, '.cache'));

if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(`kvmtop needs Node ${needed} or newer, this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  // Not Node's default below /tmp, where another user could plant code for root to run.
  if (cacheHome) module.enableCompileCache(join(cacheHome, 'kvmtop'));
  await run();
}

async function run(): Promise<void> {
  const {parseOptions} = await import('./options.ts');
  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== 'dumb');
  const options = parseOptions(process.argv.slice(2), terminal);
  if ('usageError' in options) {
    process.stderr.write(`kvmtop: ${options.usageError}\n`);
    process.exitCode = 2;
  } else if (options.mode === 'help') {
    const {helpText} = await import('./options/table.ts');
    process.stdout.write(`${helpText()}\n`);
  } else if (options.mode === 'version') {
    process.stdout.write(`kvmtop ${manifest.version}\n`);
  } else if (options.mode === 'screen') {
    const {main} = await import('./main.tsx');
    await main(options);
  } else {
    const {batch} = await import('./batch.ts');
    await batch(options);
  }
}
