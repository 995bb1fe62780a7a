import type {ReactElement} from 'react';
import type {Header as HeaderData} from '../../state/select/header.ts';
import {Line} from '../line.tsx';
import {type Look, useLook} from '../look.ts';
import {layParts, type Part} from '../parts.ts';
import {cpuParts} from './cpu-line.ts';
import {identityParts} from './identity-line.ts';
import {memoryParts} from './memory-line.ts';
import {swapParts} from './swap-line.ts';

/** The lines of the header, top to bottom; a small screen has only the first. */
const lines: readonly {
  readonly id: string;
  readonly parts: (header: HeaderData, look: Look, width: number) => readonly Part[];
}[] = [
  {id: 'identity', parts: identityParts},
  {id: 'cpu', parts: cpuParts},
  {id: 'memory', parts: memoryParts},
  {id: 'swap', parts: swapParts},
];

interface HeaderProps {
  readonly header: HeaderData;
  readonly width: number;
  /** How many of its lines there is room for. */
  readonly rows: number;
}

/** Who is looked at, and how the host fares. */
export function Header({header, width, rows}: HeaderProps): ReactElement {
  const look = useLook();
  return (
    <>
      {lines.slice(0, rows).map(({id, parts}) => (
        <Line key={id} spans={layParts(parts(header, look, width), width, look.ascii)} width={width} />
      ))}
    </>
  );
}
