import type {EffectsOf, EffectsOptions} from '../effects.ts';

export function createBackupEffects(_: EffectsOptions): EffectsOf<'readBackups' | 'planRestore'> {
  return {
    readBackups: () => undefined,
    planRestore: () => undefined,
  };
}
