import {safeText} from '../../format/safe-text.ts';
import type {Connection} from '../../model/connection.ts';
import type {Table} from '../../state/select/table.ts';
import type {Look} from '../look.ts';

interface Emptiness {
  readonly table: Table;
  readonly connection: Connection;
  readonly filter: string;
  /** Whether a poll has ever come. */
  readonly polled: boolean;
}

const itemSentences: Readonly<Record<Table['view'], string>> = {
  domains: 'No domains on this host. Define one with: virsh define FILE.xml',
  memory: 'No domains on this host. Define one with: virsh define FILE.xml',
  vcpus: 'No vCPUs to show: no domain is active, or their vCPUs were not read yet.',
  network: 'No network figures to show: no active domain has an interface that libvirt counts.',
  disks: 'No disks to show: no active domain has one, or they were not read yet.',
};

/** Why the table is empty, and what to do: sentences, one a line. */
export function emptySentences({table, connection, filter, polled}: Emptiness, look: Look): readonly string[] {
  if (connection.status === 'lost' && !polled) {
    return ['No connection to libvirt.', connection.reason, connection.advice].flatMap((text) =>
      text === undefined ? [] : [safeText(text, look)],
    );
  }
  if (!polled) {
    const where = connection.uri === undefined ? 'libvirt' : safeText(connection.uri, look);
    return [`Connecting to ${where} and reading the domains for the first time.`];
  }
  if (table.total > 0 && table.matching === 0) {
    return [`Nothing matches ${safeText(filter, look)}: esc clears the filter.`];
  }
  return [itemSentences[table.view]];
}
