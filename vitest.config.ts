import {defineConfig} from 'vitest/config';

/** What a test of the program itself needs is in its environment, whatever the machine's is. */
const env = {NODE_ENV: 'production', CI: 'false', TZ: 'UTC'};

/** The production build of React has no development runtime for JSX. */
const oxc = {jsx: {runtime: 'automatic', development: false}} as const;

const whole = ['test/**/*.lab.test.{ts,tsx}', 'test/pty/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          env,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: whole,
        },
      },
      {
        oxc,
        test: {
          name: 'lab',
          env,
          include: whole,
          globalSetup: 'test/lab/global-setup.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
