import type {ReactElement} from 'react';
import {type HelpLine, helpLines} from '../../commands/help.ts';
import {helpHeight, helpScroll} from '../../commands/help-scroll.ts';
import type {State} from '../../state/state.ts';
import {Lines} from '../lines.tsx';
import type {Span} from '../span.ts';

const spansOf: Readonly<Record<HelpLine['kind'], (line: HelpLine) => readonly Span[]>> = {
  title: ({text}) => [{text: ` ${text}`, style: 'heading'}],
  entry: ({term, text}) => [{text: `  ${term}`, style: 'key'}, {text: `  ${text}`}],
  blank: () => [],
};

/** The keys and the formulas, generated from the tables that the program runs on. */
export function HelpScreen({state}: {readonly state: State}): ReactElement {
  const lines = helpLines(state).map((line) => spansOf[line.kind](line));
  return <Lines lines={lines} scroll={helpScroll(state)} height={helpHeight(state)} width={state.size.columns} />;
}
