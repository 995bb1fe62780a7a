import {describe, expect, it} from 'vitest';
import {namedDomain} from '../../../source/commands/virsh-line/named-domain.ts';
import {splitLine} from '../../../source/commands/words.ts';
import {seen, uuid} from '../../state/fleet.ts';

/** Their ids are 1 to 4, but for the last, which has none and is called as another's id. */
const {state} = seen({db1: {}, web2: {}, '-x7': {}, '--y': {}, '02': {state: 'shut off'}}, {columns: 120, rows: 30});

function named(line: string) {
  const {words} = splitLine(line) as {words: readonly string[]};
  return namedDomain(state, words);
}

describe('the domain that a command names', () => {
  it.each<[string, string, string]>([
    ['destroy db1', 'db1', `destroy ${uuid('db1')}`],
    ['destroy 2', 'web2', `destroy ${uuid('web2')}`],
    ['destroy 02', 'web2', `destroy ${uuid('web2')}`],
    [`destroy ' +2'`, 'web2', `destroy ${uuid('web2')}`],
    ['destroy -x7', '-x7', `destroy ${uuid('-x7')}`],
    ['destroy -- --y', '--y', `destroy -- ${uuid('--y')}`],
    ['start 02', '02', `start ${uuid('02')}`],
    [`destroy ${uuid('db1').toUpperCase()}`, 'db1', `destroy ${uuid('db1')}`],
    ['destroy --graceful db1', 'db1', `destroy --graceful ${uuid('db1')}`],
    ['destroy --graceful --domain=db1', 'db1', `destroy --graceful --domain=${uuid('db1')}`],
    ['setvcpus --count 2 --domain db1', 'db1', `setvcpus --count 2 --domain ${uuid('db1')}`],
    ['setvcpus --count=2 db1', 'db1', `setvcpus --count=2 ${uuid('db1')}`],
    ['setvcpus --live db1 2', 'db1', `setvcpus --live ${uuid('db1')} 2`],
    ['setvcpus db1 2', 'db1', `setvcpus ${uuid('db1')} 2`],
    ['blkiotune --weight 500 db1', 'db1', `blkiotune --weight 500 ${uuid('db1')}`],
    ['event --domain db1 --loop', 'db1', `event --domain ${uuid('db1')} --loop`],
    ['domrename db1 2', 'db1', `domrename ${uuid('db1')} 2`],
  ])('%j is %s', (line, name, pinned) => {
    expect(named(line)).toEqual({uuid: uuid(name), pinned: pinned.split(' ')});
  });

  it.each([
    ...['destroy nobody', 'domrename nobody db1', 'destroy 7', 'destroy --domain', 'list', 'net-destroy db1'],
    ...['vol-delete 2 pool', 'nodesuspend mem 2', 'event --timeout 2 --loop', 'qemu-attach 2', 'restore db1'],
  ])('%j is none', (line) => {
    expect(named(line)).toBeUndefined();
  });

  it('is not guessed where an option may take the word', () => {
    expect(named('setvcpus --count 2 db1')).toEqual({
      error: '2 and db1 could both be the domain: say which one with --domain.',
    });
  });
});
