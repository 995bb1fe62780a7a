import type {Command} from '../command.ts';
import {act} from '../outcome.ts';

/** The switch that makes every change impossible. */
export const readOnlyCommand: Command = {
  id: 'read-only',
  keys: ['L'],
  label: 'read-only',
  help: 'Switch read-only mode on, in which nothing can be changed, or off again.',
  group: 'general',
  danger: 'view',
  screens: ['table', 'detail'],
  disabled: ({readOnlyForGood}) =>
    readOnlyForGood ? 'kvmtop was started with --read-only, which cannot be switched off.' : undefined,
  run: ({readOnly}) => {
    const text = readOnly ? 'Read-only mode is off.' : 'Read-only mode is on: nothing can be changed.';
    return act({type: 'readOnly', on: !readOnly}, {type: 'notice', notice: {level: 'info', text}});
  },
};
