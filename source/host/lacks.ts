import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which of these programs no folder of PATH has. */
export function missingPrograms<Name extends string>(
  names: readonly Name[],
  {PATH = ''}: Environment,
): readonly Name[] {
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names.filter((name) => !folders.some((folder) => isExecutable(join(folder, name))));
}

/** Whether programs with windows can be seen by whoever sits here. */
export function hasDisplay({DISPLAY, WAYLAND_DISPLAY}: Environment): boolean {
  return Boolean(DISPLAY || WAYLAND_DISPLAY);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
