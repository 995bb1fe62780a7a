import type {EffectsOf, EffectsOptions} from '../effects.ts';

export function createVersionEffects(_: EffectsOptions): EffectsOf<'readVersions' | 'showVersion' | 'reviewVersion'> {
  return {
    readVersions: () => undefined,
    showVersion: () => undefined,
    reviewVersion: () => undefined,
  };
}
