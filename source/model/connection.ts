/** How things stand with libvirt. Times in milliseconds of the monotonic clock. */
export type Connection =
  | {readonly status: 'connecting'; readonly uri: string | undefined}
  | {readonly status: 'connected'; readonly uri: string}
  | {
      readonly status: 'lost';
      readonly uri: string | undefined;
      /** What happened and what to try, one sentence each. */
      readonly reason: string;
      readonly advice: string | undefined;
      readonly since: number;
      readonly retryAt: number;
    };
