import type {ReactElement} from 'react';
import {type Choice, selectChooser} from '../../state/select/chooser.ts';
import type {State} from '../../state/state.ts';
import {views} from '../../state/views/views.ts';
import {Line} from '../line.tsx';
import type {Span} from '../span.ts';

const titleWidth = 11;

function noteOf({shown, placed, fixed}: Choice): string {
  if (fixed) {
    return 'always';
  }
  return shown && !placed ? 'no room' : '';
}

function choiceSpans(choice: Choice): readonly Span[] {
  const {column, shown, selected} = choice;
  return [
    {text: selected ? '>' : ' '},
    {text: shown ? ' [x] ' : ' [ ] '},
    {text: column.title.padEnd(titleWidth), style: 'strong'},
    {text: noteOf(choice).padEnd(9), style: 'dim'},
    {text: column.field.help, style: 'dim'},
  ];
}

/** Which columns the view has, and which of them there is room for. */
export function ColumnsScreen({state}: {readonly state: State}): ReactElement {
  const {columns: width} = state.size;
  return (
    <>
      <Line
        spans={[{text: ` COLUMNS OF THE VIEW ${views[state.view].title.toUpperCase()}`, style: 'strong'}]}
        width={width}
      />
      {selectChooser(state)?.choices.map((choice) => (
        <Line
          key={choice.column.field.id}
          spans={choiceSpans(choice)}
          width={width}
          over={choice.selected ? 'selected' : undefined}
        />
      ))}
    </>
  );
}
