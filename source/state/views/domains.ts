import {domainFields} from '../../model/fields/domain.ts';
import {columnOf, columnsOf} from './columns.ts';

/** The columns of the domains, left to right; at 80 cells the priorities up to 9 stay. */
export const domainColumns = columnsOf(domainFields, [
  {field: 'id', title: 'ID', width: 3, maxWidth: 6, priority: 15},
  {field: 'name', title: 'NAME', width: 14, maxWidth: 40, priority: 0, comfort: {width: 20, priority: 8.5}},
  {field: 'state', title: 'STATE', width: 9, maxWidth: 11, priority: 3},
  {field: 'vcpus', title: 'VCPU', width: 4, priority: 7},
  {field: 'cpuPercent', title: '%CPU', width: 5, priority: 1},
  {field: 'cpuUserPercent', title: '%USR', width: 5, priority: 16},
  {field: 'cpuSystemPercent', title: '%SYS', width: 5, priority: 17},
  {field: 'overheadPercent', title: '%OVH', width: 5, priority: 18},
  {field: 'cpuTimeSeconds', title: 'TIME', width: 5, priority: 26},
  {field: 'readyPercent', title: '%RDY', width: 5, priority: 2},
  {field: 'cpuTrend', title: '60s', width: 9, priority: 8},
  {field: 'memoryMaximumBytes', title: 'MEM', width: 5, priority: 4},
  {field: 'balloonPercent', title: 'BALLOON', width: 7, priority: 6},
  {field: 'reclaimedBytes', title: 'RECLAIM', width: 7, priority: 22},
  {field: 'usedPercent', title: 'USED', width: 4, priority: 5},
  {field: 'balloonAgeSeconds', title: 'AGE', width: 4, priority: 21},
  {field: 'rssBytes', title: 'RSS', width: 5, priority: 9},
  {field: 'swapBytesPerSecond', title: 'SWAP', width: 5, priority: 10},
  {field: 'majorFaultsPerSecond', title: 'FAULT', width: 5, priority: 25},
  {field: 'diskReadBytesPerSecond', title: 'DISK R', width: 6, priority: 11},
  {field: 'diskWriteBytesPerSecond', title: 'DISK W', width: 6, priority: 12},
  {field: 'diskReadRequestsPerSecond', title: 'R/s', width: 5, priority: 19},
  {field: 'diskWriteRequestsPerSecond', title: 'W/s', width: 5, priority: 20},
  {field: 'diskLatencyMs', title: 'LAT ms', width: 6, priority: 23},
  {field: 'netRxBytesPerSecond', title: 'NET RX', width: 6, priority: 13},
  {field: 'netTxBytesPerSecond', title: 'NET TX', width: 6, priority: 14},
  {field: 'netErrorsPerSecond', title: 'ERR/s', width: 5, priority: 24},
]);

/** Stands for %CPU while `I` asks for shares of the whole host. */
export const hostCpuColumn = columnOf(domainFields, {
  field: 'cpuHostPercent',
  title: '%HOST',
  width: 5,
  priority: 1,
});
