import type {RestoreChoices, RestorePlan} from '../../../archive/restore-plan.ts';
import {wrapped} from '../../wrap.ts';
import type {RestoreItem} from './items.ts';

/** Cells before the text of a choice: its key. */
const margin = 4;

/** What the user has chosen, in sentences, each with the key that changes it. */
export function choiceItems(
  {as, images, definitionOnly}: RestoreChoices,
  plan: RestorePlan | undefined,
  width: number,
): readonly RestoreItem[] {
  const name = plan?.manifest.domain.name ?? 'its name';
  const rows = [
    as === undefined
      ? {key: 'n', text: `It keeps its identity: ${name}, UUID and MACs. n makes it a copy with others.`}
      : {key: 'i', text: `It becomes a copy, ${as}, with a UUID and MACs of its own. i keeps its identity.`},
    {
      key: 'o',
      text:
        images === undefined
          ? `Images go where they were${as === undefined ? '' : ', under other names'}. o puts them into another folder.`
          : `Images go into ${images}. o names another folder.`,
    },
    {
      key: 'd',
      text: definitionOnly
        ? 'Only the definition is restored. d restores the disks too.'
        : 'The definition and the disks are restored. d restores the definition only.',
    },
  ];
  return rows.flatMap(({key, text}) =>
    wrapped(text, width - margin).map(
      (line, index): RestoreItem => ({kind: 'choice', key: index === 0 ? key : '', text: line}),
    ),
  );
}
