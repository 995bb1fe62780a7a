import type {ReactElement} from 'react';
import type {State} from '../../state/state.ts';
import {Message} from '../message.tsx';

export function ReviewScreen(_: {readonly state: State}): ReactElement {
  return <Message sentences={['Reading.']} />;
}
