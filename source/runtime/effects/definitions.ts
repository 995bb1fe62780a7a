import type {EffectsOf, EffectsOptions} from '../effects.ts';

export function createDefinitionEffects(
  _: EffectsOptions,
): EffectsOf<'edit' | 'editAgain' | 'reviewFile' | 'readFiles' | 'completePath'> {
  return {
    edit: () => undefined,
    editAgain: () => undefined,
    reviewFile: () => undefined,
    readFiles: () => undefined,
    completePath: () => undefined,
  };
}
