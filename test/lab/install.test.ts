import {mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';

const script = join(import.meta.dirname, 'install.sh');

describe('install.sh', () => {
  let bin: string;

  beforeEach(async () => {
    bin = await mkdtemp(join(tmpdir(), 'kvmtop-install-'));
    for (const tool of ['dirname', 'id']) await symlink(join('/usr/bin', tool), join(bin, tool));
  });

  afterEach(() => rm(bin, {recursive: true}));

  it('names the packages to install where it cannot, and fails', async () => {
    const {exitCode, stderr} = await execa('/bin/sh', [script], {env: {PATH: bin}, reject: false});
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/apt-get install --no-install-recommends libvirt-clients .*qemu-utils/);
  });
});
