import type {ReactElement} from 'react';
import {safeText} from '../../../format/safe-text.ts';
import type {Detail} from '../../../state/select/detail.ts';
import type {XmlTabView} from '../../../state/select/xml.ts';
import {Line} from '../../line.tsx';
import {type Look, useLook} from '../../look.ts';
import {Message} from '../../message.tsx';
import {layParts} from '../../parts.ts';
import {rowSpans} from './xml-row.ts';
import {titleParts} from './xml-title.ts';

interface XmlTabProps {
  readonly detail: Detail;
  readonly width: number;
}

/** The definition of the domain, with the lines that are in sight. */
export function XmlTab({detail, width}: XmlTabProps): ReactElement {
  const look = useLook();
  const {xml, xmlView} = detail;
  if (xml && 'error' in xml) {
    return <Message sentences={['The definition could not be read.', safeText(xml.error, look)]} />;
  }
  return xmlView === undefined ? (
    <Message sentences={['Reading the definition.']} />
  ) : (
    <Definition view={xmlView} width={width} look={look} />
  );
}

function Definition({
  view,
  width,
  look,
}: {
  readonly view: XmlTabView;
  readonly width: number;
  readonly look: Look;
}): ReactElement {
  return (
    <>
      <Line spans={layParts(titleParts(view, look), width, look.ascii)} width={width} />
      {view.rows.map((row) => (
        <Line
          key={`${row.number} ${row.part}`}
          spans={rowSpans(row, look)}
          width={width}
          over={row.isCursor ? 'selected' : undefined}
        />
      ))}
    </>
  );
}
