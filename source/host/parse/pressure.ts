import type {Pressure} from '../../model/host-extras.ts';

/** The ten seconds' averages of a file of /proc/pressure (Documentation/accounting/psi.rst). */
export function parsePressure(text: string): Pressure | undefined {
  const somePercent = average(text, /^some avg10=(\d+\.\d+) /m);
  const fullPercent = average(text, /^full avg10=(\d+\.\d+) /m);
  return somePercent === undefined && fullPercent === undefined ? undefined : {somePercent, fullPercent};
}

function average(text: string, pattern: RegExp): number | undefined {
  const figure = pattern.exec(text)?.[1];
  return figure === undefined ? undefined : Number(figure);
}
