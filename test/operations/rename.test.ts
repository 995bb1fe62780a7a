import {expect, it} from 'vitest';
import {consequencesOf} from './target.ts';

const off = {state: 'shut off'} as const;

it('says that a new name leaves UEFI variables behind that libvirt has named by the old one', () => {
  expect(consequencesOf('rename', {...off, definition: {leavesNvram: true}}, {name: 'new'})).toEqual([
    expect.stringMatching(/^libvirt leaves its UEFI variables behind, in web1_VARS\.fd, and makes new ones/),
  ]);
  expect(consequencesOf('rename', {...off, definition: {nvram: '/nvram/web1.fd'}}, {name: 'new'})).toEqual([]);
});
