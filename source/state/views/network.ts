import {nicFields} from '../../model/fields/nic.ts';
import {columnsOf} from './columns.ts';

/** The columns of the network interfaces, left to right. */
export const nicColumns = columnsOf(nicFields, [
  {field: 'name', title: 'NAME', width: 14, maxWidth: 40, priority: 0, comfort: {width: 20, priority: 6.5}},
  {field: 'state', title: 'STATE', width: 9, maxWidth: 11, priority: 6},
  {field: 'device', title: 'NIC', width: 8, maxWidth: 16, priority: 1},
  {field: 'rxBytesPerSecond', title: 'RX', width: 5, priority: 2},
  {field: 'txBytesPerSecond', title: 'TX', width: 5, priority: 3},
  {field: 'rxPacketsPerSecond', title: 'RX PKT', width: 6, priority: 4},
  {field: 'txPacketsPerSecond', title: 'TX PKT', width: 6, priority: 5},
  {field: 'rxErrorsPerSecond', title: 'RX ERR', width: 6, priority: 9},
  {field: 'txErrorsPerSecond', title: 'TX ERR', width: 6, priority: 10},
  {field: 'rxDropsPerSecond', title: 'RX DROP', width: 7, priority: 7},
  {field: 'txDropsPerSecond', title: 'TX DROP', width: 7, priority: 8},
]);
