import type {Effect} from '../commands/command.ts';
import type {Action} from '../state/action.ts';
import {VirshError} from '../virsh/errors.ts';
import {dumpXml} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';

export interface EffectsOptions {
  readonly virsh: Virsh;
  readonly dispatch: (action: Action) => void;
  readonly quit: () => void;
  readonly pollNow: () => void;
}

const readXmlMs = 5000;

/** Makes the function that does what a command asks of the world; what comes of it comes back as an action. */
export function createEffects({virsh, dispatch, quit, pollNow}: EffectsOptions): (effect: Effect) => void {
  async function readXml(uuid: string): Promise<void> {
    try {
      dispatch({type: 'xml', uuid, xml: {text: await dumpXml(virsh, uuid, readXmlMs)}});
    } catch (error) {
      if (!(error instanceof VirshError)) throw error;
      const sentences = [error.message, error.advice].filter((sentence) => sentence !== undefined);
      dispatch({type: 'xml', uuid, xml: {error: sentences.join('. ')}});
    }
  }
  return (effect) => {
    switch (effect.type) {
      case 'quit':
        return quit();
      case 'poll':
        return pollNow();
      case 'readXml':
        return void readXml(effect.uuid);
    }
  };
}
