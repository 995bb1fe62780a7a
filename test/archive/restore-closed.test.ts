import {expect, it} from 'vitest';
import {emptyHost, folderAt, problemsOf} from './restore-case.ts';

const images = '/var/lib/libvirt/images';

it('names once what QEMU may not enter of the folders that the images go to', () => {
  const closed = {folder: "/srv/it's", uid: 64055};
  const folders = [images, '/var/lib/libvirt/qemu/nvram'].map((path) => [path, folderAt(path, {closed})] as const);
  expect(problemsOf({around: {folders: new Map(folders)}}).filter((problem) => problem.includes('QEMU'))).toEqual([
    `note: QEMU runs as user 64055 and may not enter /srv/it's: give others the x right on it (chmod o+x '/srv/it'\\''s') before you start web1, or choose another folder for the images (--images DIR).`,
  ]);
  expect(problemsOf({around: {folders: emptyHost.folders}}).join()).not.toContain('QEMU');
});
