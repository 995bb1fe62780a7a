import {diskFields} from '../../model/fields/disk.ts';
import {columnsOf} from './columns.ts';

/** The columns of the disks, left to right. */
export const diskColumns = columnsOf(diskFields, [
  {field: 'name', title: 'NAME', width: 14, maxWidth: 40, priority: 0, comfort: {width: 20, priority: 7.5}},
  {field: 'state', title: 'STATE', width: 9, maxWidth: 11, priority: 8},
  {field: 'target', title: 'DISK', width: 5, maxWidth: 10, priority: 1},
  {field: 'readBytesPerSecond', title: 'READ', width: 5, priority: 2},
  {field: 'writeBytesPerSecond', title: 'WRITE', width: 5, priority: 3},
  {field: 'readRequestsPerSecond', title: 'R/s', width: 5, priority: 4},
  {field: 'writeRequestsPerSecond', title: 'W/s', width: 5, priority: 5},
  {field: 'flushRequestsPerSecond', title: 'F/s', width: 5, priority: 10},
  {field: 'readLatencyMs', title: 'R ms', width: 5, priority: 6},
  {field: 'writeLatencyMs', title: 'W ms', width: 5, priority: 7},
  {field: 'flushLatencyMs', title: 'F ms', width: 5, priority: 11},
  {field: 'capacityBytes', title: 'SIZE', width: 5, priority: 9},
  {field: 'allocationBytes', title: 'ALLOC', width: 5, priority: 12},
  {field: 'physicalBytes', title: 'PHYS', width: 5, priority: 13},
  {field: 'path', title: 'PATH', width: 20, maxWidth: 80, priority: 14},
]);
