import {configDefaults, defineConfig} from 'vitest/config';

/** What a test of the program itself needs is in its environment, whatever the machine's is. */
const env = {NODE_ENV: 'production', CI: 'false', TZ: 'UTC'};

/** The production build of React has no development runtime for JSX. */
const oxc = {jsx: {runtime: 'automatic', development: false}} as const;

/** Tests with a real libvirt or a real terminal. They mostly wait, so that two of their files are run at a time. */
const lab = ['test/**/*.lab.test.{ts,tsx}', 'test/pty/**/*.test.ts'];

/** Of those, the ones that judge what the guests get of the host's CPUs: nothing else may want them meanwhile. */
const alone = ['test/cli/check.lab.test.ts', 'test/runtime/truth.lab.test.ts', 'test/triage/fleet.lab.test.ts'];

const patience = {testTimeout: 120_000, hookTimeout: 180_000};

export default defineConfig({
  oxc,
  test: {
    env,
    testTimeout: 30_000,
    expect: {poll: {timeout: 20_000}},
    globalSetup: 'test/lab/global-setup.ts',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...lab],
          maxWorkers: 2,
          sequence: {groupOrder: 1},
        },
      },
      {
        test: {
          name: 'lab',
          ...patience,
          include: lab,
          exclude: [...configDefaults.exclude, ...alone],
          maxWorkers: 2,
          sequence: {groupOrder: 2},
        },
      },
      {
        test: {
          name: 'alone',
          ...patience,
          include: alone,
          maxWorkers: 1,
          sequence: {groupOrder: 3},
        },
      },
    ],
  },
});
