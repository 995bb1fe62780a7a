import type {Identity} from '../../model/domain.ts';

const form = /^(?<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (?<id>-|\d+) (?<name>.*)$/;

/** The answer of `virsh list --all --uuid --name --id`: a line `UUID ID NAME` for each, the id `-` while it is inactive. */
export function parseList(text: string): Identity[] {
  return text.split('\n').flatMap((line) => {
    const {uuid, id, name} = form.exec(line)?.groups ?? {};
    if (uuid === undefined || name === undefined) return [];
    return [{uuid, name, ...(id !== '-' && {id: Number(id)})}];
  });
}
