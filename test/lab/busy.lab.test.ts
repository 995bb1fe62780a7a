import {afterAll, beforeAll, expect, it} from 'vitest';
import {busy, tendBusy, wantBusy} from './busy.ts';
import {type Lab, startLab} from './lab.ts';

let lab: Lab;
let stop: () => Promise<void>;

beforeAll(async () => {
  const guests = busy.map(({name}) => ({name, memoryMiB: 16, system: false}));
  lab = await startLab({name: `busy-${process.pid}`, guests});
  stop = await tendBusy(lab);
});

afterAll(async () => {
  await stop?.();
  await lab?.down();
});

async function states(): Promise<string[]> {
  const said = await Promise.all(busy.map(({name}) => lab.virsh(['domstate', '--domain', name])));
  return [...new Set(said.map((state) => state.trim()))];
}

it('has the busy guests work for as long as anybody wants them to', async () => {
  expect(await states()).toEqual(['paused']);
  const [first, second] = await Promise.all([wantBusy(lab), wantBusy(lab)]);
  expect(await states()).toEqual(['running']);
  first();
  const third = await wantBusy(lab);
  second();
  const fourth = await wantBusy(lab);
  expect(await states()).toEqual(['running']);
  third();
  fourth();
  await expect.poll(states).toEqual(['paused']);
  const fifth = await wantBusy(lab);
  expect(await states()).toEqual(['running']);
  fifth();
});
