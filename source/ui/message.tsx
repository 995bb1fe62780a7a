import {Box, Text} from 'ink';
import type {ReactElement} from 'react';
import {useLook} from './look.ts';
import {paintText} from './theme.ts';

interface MessageProps {
  /** The first is the matter, the others say more. */
  readonly sentences: readonly string[];
}

/** Sentences in place of a table, below an empty line; long ones go on below. */
export function Message({sentences: [first = '', ...rest]}: MessageProps): ReactElement {
  const look = useLook();
  return (
    <Box flexDirection="column" paddingX={2} paddingTop={1}>
      <Text>{paintText(first, 'strong', look)}</Text>
      {rest.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </Box>
  );
}
