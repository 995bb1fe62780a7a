import {createContext, useContext} from 'react';

/** What the terminal can show. */
export interface Look {
  /** Draw with printable ASCII only. */
  readonly ascii: boolean;
  readonly color: boolean;
}

export const LookContext = createContext<Look>({ascii: false, color: true});

/** The look of the terminal that is drawn on. */
export function useLook(): Look {
  return useContext(LookContext);
}
