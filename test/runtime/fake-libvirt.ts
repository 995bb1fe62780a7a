// Are imported when they are needed, which no fake clock waits for.
import '../../source/virsh/parse/capabilities.ts';
import '../../source/virsh/parse/definition.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import type {Virsh, WatchListener} from '../../source/virsh/virsh.ts';
import type {FakeClock} from './fake-clock.ts';

/** A domain of the fake; tests change it as they like. */
export interface FakeDomain {
  uuid: string;
  name: string;
  /** undefined while it is shut off. */
  id: number | undefined;
  /** Its QEMU is stopped. The first call that asks it anything then hangs, and holds its job for all later ones. */
  wedged: boolean;
  /** In its definition; 1 when undefined. */
  vcpus?: number;
}

/** A libvirt whose answers take their time, in the words of virsh. */
export interface FakeLibvirt {
  readonly virsh: Virsh;
  readonly domains: FakeDomain[];
  uri: string;
  /** Why there is no connection; undefined while there is one. */
  down: string | undefined;
  /** Time of each answer, in milliseconds. */
  tookMs: number;
  /** Each question with the moment it was asked. */
  readonly asked: {readonly at: number; readonly line: string}[];
  readonly watches: Set<WatchListener>;
  add(name: string, id?: number): FakeDomain;
}

/** Groups whose call asks the monitor, as measured with libvirt 9.0 and QEMU 7.2. */
const asksMonitor = /--(cpu-total|vcpu|balloon|block)/;

export function createFakeLibvirt(clock: FakeClock): FakeLibvirt {
  const never = new AbortController().signal;
  const jobs = new Set<string>();
  const fake: FakeLibvirt = {
    domains: [],
    uri: 'qemu:///system\n',
    down: undefined,
    tookMs: 10,
    asked: [],
    watches: new Set(),
    add(name, id) {
      const domain = {
        uuid: `00000000-0000-0000-0000-${String(fake.domains.length).padStart(12, '0')}`,
        name,
        id,
        wedged: false,
      };
      fake.domains.push(domain);
      return domain;
    },
    virsh: {
      async ask(argv, timeoutMs) {
        fake.asked.push({at: clock.now(), line: argv.join(' ')});
        const {ms, text, error} = answer(argv);
        await clock.sleep(Math.min(ms, timeoutMs), never);
        if (ms > timeoutMs) throw new VirshError('timeout', `no answer within ${timeoutMs} ms`, argv);
        if (error) throw error;
        return text;
      },
      run: async () => ({stdout: '', exitCode: 0, error: undefined}),
      words: (argv) => ['virsh', ...argv],
      watch(listener) {
        fake.watches.add(listener);
        return {stop: () => void fake.watches.delete(listener)};
      },
      cpuMs: () => clock.now() / 100,
      close: async () => {},
    },
  };

  function answer(argv: readonly string[]): {ms: number; text: string; error?: VirshError} {
    const ms = fake.tookMs;
    if (fake.down !== undefined) {
      return {ms, text: '', error: new VirshError('connection', fake.down, argv, 'Start it.')};
    }
    if (argv[0] === 'list') {
      return {ms, text: fake.domains.map(({uuid, name, id}) => `${uuid} ${id ?? '-'} ${name}\n`).join('')};
    }
    if (argv[0] === 'domstats') return domstats(argv);
    if (argv[0] === 'dumpxml') return dumpxml(argv);
    if (argv[0] === 'uri') return {ms, text: fake.uri};
    return {ms, text: '', error: new VirshError('unsupported', 'not supported by the connection driver', argv)};
  }

  function dumpxml(argv: readonly string[]): {ms: number; text: string; error?: VirshError} {
    const ms = fake.tookMs;
    const domain = fake.domains.find(({uuid}) => uuid === argv[2]);
    if (!domain) return {ms, text: '', error: new VirshError('no-domain', 'failed to get domain', argv)};
    return {ms, text: `<domain type='kvm'><vcpu>${domain.vcpus ?? 1}</vcpu></domain>`};
  }

  function domstats(argv: readonly string[]): {ms: number; text: string; error?: VirshError} {
    const ms = fake.tookMs;
    const names = argv.slice(1).filter((word) => !word.startsWith('--'));
    const uuidOf = (name: string) => fake.domains.find(({id, uuid}) => uuid === name || String(id) === name)?.uuid;
    const uuids = names.map(uuidOf);
    const missing = names.find((name) => uuidOf(name) === undefined);
    if (missing) return {ms, text: '', error: new VirshError('no-domain', `failed to get domain '${missing}'`, argv)};
    const asked = fake.domains.filter(({uuid}) => uuids.length === 0 || uuids.includes(uuid));
    const options = argv.join(' ');
    const hanging = asked.find(({uuid, id, wedged}) => wedged && id !== undefined && !jobs.has(uuid));
    if (hanging && asksMonitor.test(options)) {
      jobs.add(hanging.uuid);
      return {ms: Number.POSITIVE_INFINITY, text: ''};
    }
    for (const {uuid, wedged} of asked) if (!wedged) jobs.delete(uuid);
    return {ms, text: asked.map((domain) => record(domain, options)).join('\n')};
  }

  function record({name, id, wedged}: FakeDomain, options: string): string {
    const lines = [
      options.includes('--state') && `state.state=${id === undefined ? 5 : 1}`,
      options.includes('--cpu-total') && id !== undefined && `cpu.time=${clock.now() * 500_000}`,
      options.includes('--vcpu') && 'vcpu.current=1\n  vcpu.maximum=1',
      options.includes('--vcpu') && id !== undefined && `vcpu.0.state=1\n  vcpu.0.delay=${clock.now() * 100_000}`,
      options.includes('--balloon') && 'balloon.maximum=1024',
      options.includes('--balloon') && id !== undefined && 'balloon.current=1024',
      options.includes('--balloon') && id !== undefined && !wedged && 'balloon.rss=2048',
    ];
    return [`Domain: '${name}'`, ...lines.filter(Boolean).map((line) => `  ${line}`), ''].join('\n');
  }

  return fake;
}
