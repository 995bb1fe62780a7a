import {describe, expect, it} from 'vitest';
import {helpText} from '../../source/options/help.ts';
import {parseTask} from '../../source/options/task.ts';
import {taskTable} from '../../source/options/task-table.ts';

const shared = {uri: undefined, progress: 'human'};
const backup = {...shared, task: 'backup', domains: ['web1'], to: '/b', media: false, freeze: true};
const restore = {
  ...shared,
  task: 'restore',
  folder: '/b/web1',
  as: undefined,
  images: undefined,
  definitionOnly: false,
  planOnly: false,
  yes: false,
  accept: undefined,
};

describe('parseTask', () => {
  it.each([
    ['backup web1 --to /b', backup],
    ['-c qemu:///session backup web1 --to=/b', {...backup, uri: 'qemu:///session'}],
    ['backup -c backup web1 --to /b', {...backup, uri: 'backup'}],
    ['backup web1 db1 --to /b --media --no-freeze', {...backup, domains: ['web1', 'db1'], media: true, freeze: false}],
    ['backup --to /b --progress json -- --all', {...backup, domains: ['--all'], progress: 'json'}],
    ['backup backup --to /b', {...backup, domains: ['backup']}],
    ['verify /b/1 /b/2', {...shared, task: 'verify', folders: ['/b/1', '/b/2']}],
    ['restore /b/web1', restore],
    ['restore /b/web1 --as web2 --images /i', {...restore, as: 'web2', images: '/i'}],
    ['restore /b/web1 --definition-only --plan', {...restore, definitionOnly: true, planOnly: true}],
    ['restore /b/web1 --yes', {...restore, yes: true}],
    ['restore /b/web1 --accept 0123abcd', {...restore, accept: '0123abcd'}],
    ['recover', {...shared, task: 'recover', keep: false, yes: false}],
    ['recover --yes', {...shared, task: 'recover', keep: false, yes: true}],
    ['recover --keep', {...shared, task: 'recover', keep: true, yes: false}],
  ])('understands %j', (line, expected) => {
    expect(parseTask(line.split(' '))).toEqual(expected);
  });

  it.each([
    ['backup --to /b', 'kvmtop backup needs names or UUIDs of domains: kvmtop backup NAME… --to DIR [OPTIONS].'],
    ['backup web1', 'kvmtop backup needs --to: kvmtop backup NAME… --to DIR [OPTIONS].'],
    ['backup web1 --to', '--to needs a value: --to DIR.'],
    ['backup web1 --to=', 'The folder behind --to cannot be empty.'],
    ['backup web1 --to ~/b', "No shell has replaced the ~ in '~/b': write the whole path behind --to."],
    ['backup web1 --to /b\u0007', 'A folder behind --to cannot have line breaks or control characters in it.'],
    [
      'backup -- -x7 --to /b',
      'kvmtop backup needs --to before --, behind which all is taken for names: kvmtop backup NAME… --to DIR [OPTIONS].',
    ],
    ['backup web1 --to /b --progress xml', "--progress is json, or left out, not 'xml'."],
    ['backup web1 --to /b --mdia', 'Unknown option --mdia: did you mean --media?'],
    ['backup web1 --to /b --frobnicate', 'Unknown option --frobnicate: see kvmtop backup --help.'],
    ['backup web1 --to /b --as web2', 'Unknown option --as'],
    ['--csv backup web1 --to /b', 'Unknown option --csv: see kvmtop backup --help.'],
    ['backup web1 --to /b --media=yes', '--media takes no value.'],
    ['verify', 'kvmtop verify needs folders of backups'],
    ['restore', 'kvmtop restore needs the folder of a backup: kvmtop restore DIR [OPTIONS].'],
    ['restore /b/1 /b/2', "Unexpected argument '/b/2': the usage is kvmtop restore DIR [OPTIONS]."],
    ['restore /b/1 --as a/b', "'a/b'"],
    ['restore /b/1 --accept yes', "not 'yes'."],
    ['restore /b/1 --plan --yes', '--plan and --yes exclude each other'],
    ['restore /b/1 --yes --accept 0123abcd', '--yes and --accept exclude each other'],
    ['recover /b', "Unexpected argument '/b'"],
  ])('refuses %j', (line, sentence) => {
    expect(parseTask(line.split(' '))).toEqual({usageError: expect.stringContaining(sentence), exitCode: 2});
  });

  it('takes no domain without a name', () => {
    expect(parseTask(['backup', '', '--to', '/b'])).toMatchObject({usageError: expect.stringContaining('empty NAME')});
  });

  it.each(['', '-c backup', '--once', 'bakcup web1', 'web1 backup'])('leaves %j to others', (line) => {
    expect(parseTask(line.split(' ').filter(Boolean))).toBeUndefined();
  });
});

describe('the help', () => {
  it.each(taskTable)('of $task names every option, in lines of at most 132 characters', ({task, options, summary}) => {
    const request = parseTask([task, '--nonsense', '-h']);
    const text = request && 'help' in request ? request.help : '';
    const lines = text.split('\n');
    for (const {name, help} of options) {
      expect(lines.filter((line) => line.includes(`--${name}`) && line.endsWith(`  ${help}`))).toHaveLength(1);
    }
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(132);
    expect(helpText()).toContain(summary);
  });
});
