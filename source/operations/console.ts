import {on, oneOf, yesNo} from './field.ts';
import {active, all, factsRead, having} from './fit.ts';
import type {Operation} from './operation.ts';

const screen = all(active('it has no screen now'), factsRead, ({facts}) =>
  facts?.live.graphics.length === 0 ? 'its definition has no graphics' : undefined,
);

/** Looking into the guest. */
export const consoles: readonly Operation[] = [
  {
    id: 'console',
    key: 'c',
    label: 'open the console',
    help: 'Gives the terminal to the serial console of the guest; the escape key, ^] unless another was chosen, leaves it.',
    section: 'console',
    danger: 'view',
    many: false,
    unfit: all(active('it has no console now'), factsRead, ({facts}) =>
      facts?.live.consoles.length === 0 ? 'its definition has no serial port and no console' : undefined,
    ),
    fields: ([first]) => {
      const names = first?.facts?.live.consoles.map(({name}) => name) ?? [];
      const force = yesNo('force', 'If somebody else has it open', 'leave it to them', 'take it from them');
      return names.length > 1 ? [oneOf('device', 'Console', names), force] : [force];
    },
    argv: (target, {device, force}) => [
      'console',
      ...on(target),
      ...(device === undefined ? [] : ['--devname', device]),
      ...(force === 'yes' ? ['--force'] : []),
    ],
    how: 'terminal',
  },
  {
    id: 'graphics',
    key: 'g',
    label: 'show the graphics address',
    help: 'Shows the addresses of the screens of the domain, VNC or SPICE.',
    section: 'console',
    danger: 'view',
    many: false,
    unfit: screen,
    argv: (target) => ['domdisplay', ...on(target), '--all'],
    how: 'pager',
  },
  {
    id: 'viewer',
    key: 'G',
    label: 'open the screen',
    help: 'Opens the screen of the domain with virt-viewer, where that and a display are.',
    section: 'console',
    danger: 'view',
    many: false,
    unfit: all(having('display', 'virt-viewer'), screen),
    program: 'virt-viewer',
    argv: ({domain}) => ['--uuid', domain.uuid],
    how: 'detached',
  },
];
