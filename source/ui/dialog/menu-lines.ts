import {safeText} from '../../format/safe-text.ts';
import {displayWidth, fitText, pad} from '../../format/width.ts';
import {shellText} from '../../model/shell-text.ts';
import type {Menu, MenuItem} from '../../state/select/menu.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import type {Style} from '../theme.ts';
import {dangerSeverity} from './danger.ts';
import type {PanelLine} from './panel.tsx';

/** From which width on the sections have a column of their own, and there is room to say what an operation does. */
const sectionsFrom = 60;
const helpFrom = 30;

/** Lines at the foot: a rule, the help or the reason of the selected one, and its command. */
const footHeight = 3;

interface Widths {
  readonly section: number;
  readonly label: number;
  readonly help: boolean;
}

function widthsOf({items}: Menu, width: number): Widths {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));
  return {
    section: width < sectionsFrom ? 0 : longest(items.map(({operation}) => operation.section)) + 2,
    label: Math.min(
      width < helpFrom ? width : Math.floor(width / 2),
      longest(items.map(({operation}) => operation.label)),
    ),
    help: width >= helpFrom,
  };
}

function itemLine(item: MenuItem, heads: boolean, widths: Widths, look: Look): PanelLine {
  const {operation, reason, selected} = item;
  const fits = reason === undefined;
  const said = fits ? operation.help : `(${reason})`;
  const severity = fits ? dangerSeverity[operation.danger] : undefined;
  // Colours would tear the line of the selected one to pieces.
  const loud = (style: Style): Style | undefined => (selected ? undefined : fits ? style : 'dim');
  return {
    spans: [
      {text: pad(heads ? operation.section : '', widths.section).slice(0, widths.section), style: 'dim'},
      {text: selected ? '> ' : '  '},
      {text: operation.key, style: loud('key')},
      {text: (severity === undefined ? '' : severityMark[severity]).padStart(3), style: severity},
      {text: ` ${fitText(safeText(operation.label, look), widths.label, 'left', look)}  `, style: loud('strong')},
      {text: widths.help ? safeText(said, look) : '', style: fits ? undefined : 'dim'},
    ],
    over: selected ? 'selected' : undefined,
  };
}

function footLines(menu: Menu, look: Look): readonly (PanelLine | 'rule')[] {
  const selected = menu.items.find((item) => item.selected);
  if (selected === undefined) {
    return [];
  }
  const {operation, reason, argv} = selected;
  const command = argv === undefined ? '' : `${operation.program ?? 'virsh'} ${shellText(argv)}`;
  return [
    'rule',
    {spans: [{text: safeText(reason ?? operation.help, look), style: reason === undefined ? undefined : 'warn'}]},
    {
      spans:
        command === ''
          ? [{text: 'There is no command for this now.', style: 'dim'}]
          : [
              {text: '$ ', style: 'dim'},
              {text: safeText(command, look), style: 'info'},
            ],
    },
  ];
}

export interface MenuLines {
  readonly lines: readonly (PanelLine | 'rule')[];
  /** Which of the operations are in sight; empty when all are. */
  readonly note: string;
}

/** The action menu as lines of `width` cells, `height` at most, with the selected operation in sight. */
export function menuLines(
  menu: Menu,
  {width, height}: {readonly width: number; readonly height: number},
  look: Look,
): MenuLines {
  const {items} = menu;
  const foot = height > footHeight + 1 ? footLines(menu, look) : [];
  const page = Math.max(1, height - foot.length);
  const cursor = Math.max(
    0,
    items.findIndex(({selected}) => selected),
  );
  const first = Math.max(0, Math.min(cursor - Math.floor(page / 2), items.length - page));
  const shown = items.slice(first, first + page);
  const widths = widthsOf(menu, width);
  const lines = shown.map((item, index) =>
    itemLine(item, item.operation.section !== shown[index - 1]?.operation.section, widths, look),
  );
  const note = shown.length < items.length ? `${first + 1}-${first + shown.length} of ${items.length}` : '';
  return {lines: [...lines, ...foot], note};
}
