import {completePath} from '../edit/complete-path.ts';
import {dropDraft} from '../edit/drafts.ts';
import {editAgain, editDefinition} from '../edit/edit.ts';
import {readFolder, reviewFile} from '../edit/files.ts';
import {createDefineElsewhere} from '../edit/schema.ts';
import type {EffectsOf, EffectsOptions} from '../effects.ts';

/** Carries out what is asked about definitions: to edit them, to review them, and to find them in files. */
export function createDefinitionEffects(
  options: EffectsOptions,
): EffectsOf<'edit' | 'editAgain' | 'dropDraft' | 'reviewFile' | 'readFiles' | 'completePath'> {
  const {env} = options;
  const means = {...options, defineElsewhere: createDefineElsewhere(env)};
  return {
    edit: ({uuid, as}) => void editDefinition(means, uuid, as),
    editAgain: () => void editAgain(means),
    dropDraft: ({path}) => void dropDraft(env, path).catch(() => undefined),
    reviewFile: ({path, isTyped}) => void reviewFile(means, path, isTyped),
    readFiles: ({folder}) => void readFolder(means, folder),
    completePath: ({text, cursor}) => void completePath(options, text, cursor),
  };
}
