import {domainFields} from '../../model/fields/domain.ts';
import {columnsOf} from './columns.ts';

/** The columns of the domains' memory and balloons, left to right. */
export const memoryColumns = columnsOf(domainFields, [
  {field: 'id', title: 'ID', width: 3, maxWidth: 6, priority: 13},
  {field: 'name', title: 'NAME', width: 14, maxWidth: 40, priority: 0, comfort: {width: 20, priority: 7.5}},
  {field: 'state', title: 'STATE', width: 9, maxWidth: 11, priority: 6},
  {field: 'memoryMaximumBytes', title: 'MAX', width: 5, priority: 1},
  {field: 'balloonBytes', title: 'BALLOON', width: 7, priority: 2},
  {field: 'balloonPercent', title: 'BALL%', width: 5, priority: 7},
  {field: 'reclaimedBytes', title: 'RECLAIM', width: 7, priority: 4},
  {field: 'usedBytes', title: 'USED', width: 5, priority: 8},
  {field: 'usedPercent', title: 'USED%', width: 5, priority: 3},
  {field: 'guestUsableBytes', title: 'USABLE', width: 6, priority: 9},
  {field: 'guestUnusedBytes', title: 'FREE', width: 5, priority: 14},
  {field: 'diskCachesBytes', title: 'CACHE', width: 5, priority: 15},
  {field: 'guestAvailableBytes', title: 'TOTAL', width: 5, priority: 16},
  {field: 'rssBytes', title: 'RSS', width: 5, priority: 5},
  {field: 'qemuSwappedBytes', title: 'HSWAP', width: 5, priority: 9.5},
  {field: 'swapInBytesPerSecond', title: 'SWP IN', width: 6, priority: 10},
  {field: 'swapOutBytesPerSecond', title: 'SWP OUT', width: 7, priority: 11},
  {field: 'majorFaultsPerSecond', title: 'FAULT', width: 5, priority: 17},
  {field: 'balloonAgeSeconds', title: 'AGE', width: 4, priority: 12},
]);
