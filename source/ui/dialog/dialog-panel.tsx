import type {ReactElement} from 'react';
import type {AskDialog, Dialog} from '../../state/dialog.ts';
import {selectAsk} from '../../state/select/ask.ts';
import {selectMenu} from '../../state/select/menu.ts';
import type {State} from '../../state/state.ts';
import {useLook} from '../look.ts';
import {askLines} from './ask-lines.ts';
import {menuLines} from './menu-lines.ts';
import {Panel} from './panel.tsx';
import {placeOf, roomOf} from './place.ts';
import {askStyle, askTitle, menuTitle} from './titles.ts';

interface PartProps<Kind> {
  readonly state: State;
  readonly dialog: Kind;
}

function AskPanel({state, dialog}: PartProps<AskDialog>): ReactElement {
  const look = useLook();
  const room = roomOf(state);
  const ask = selectAsk(state, dialog);
  const lines = askLines(ask, dialog, room, look);
  const title = askTitle(ask, {dryRun: state.dryRun, width: room.width - 2}, look);
  return <Panel place={placeOf(state, lines.length)} title={title} style={askStyle(ask)} lines={lines} />;
}

function MenuPanel({state, dialog}: PartProps<Extract<Dialog, {kind: 'menu'}>>): ReactElement {
  const look = useLook();
  const menu = selectMenu(state, dialog);
  const {lines, note} = menuLines(menu, roomOf(state), look);
  const title = menuTitle(menu, look);
  return <Panel place={placeOf(state, lines.length)} title={title} style="info" lines={lines} note={note} />;
}

/** The action menu or the question that lies over the body. */
export function DialogPanel({state, dialog}: PartProps<Dialog>): ReactElement {
  return dialog.kind === 'ask' ? (
    <AskPanel state={state} dialog={dialog} />
  ) : (
    <MenuPanel state={state} dialog={dialog} />
  );
}
