import type {ReactElement} from 'react';
import {selectEvents} from '../../state/select/events.ts';
import type {State} from '../../state/state.ts';
import {Line} from '../line.tsx';
import {headLine, rowLine} from '../line-columns.ts';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {eventColumns} from './event-columns.ts';

/** What libvirt has told of all domains, newest first. */
export function EventsScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const events = selectEvents(state);
  if (events === undefined) {
    return undefined;
  }
  if (events.total === 0) {
    return (
      <Message
        sentences={[
          'No events since kvmtop was started.',
          'libvirt tells of every domain that starts, stops or fails.',
        ]}
      />
    );
  }
  const lines = events.lines.map((line) => rowLine(line, eventColumns, width, look));
  return (
    <>
      <Line spans={headLine(eventColumns, width, look)} width={width} over="headLine" />
      <Lines lines={lines} scroll={0} height={events.height} width={width} />
    </>
  );
}
