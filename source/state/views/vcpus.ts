import {vcpuFields} from '../../model/fields/vcpu.ts';
import {columnsOf} from './columns.ts';

/** The columns of the vCPUs, left to right. */
export const vcpuColumns = columnsOf(vcpuFields, [
  {field: 'name', title: 'NAME', width: 14, maxWidth: 40, priority: 0, comfort: {width: 20, priority: 5.5}},
  {field: 'state', title: 'STATE', width: 9, maxWidth: 11, priority: 5},
  {field: 'index', title: 'VCPU', width: 4, priority: 1},
  {field: 'vcpuState', title: 'VCPU STATE', width: 10, priority: 4},
  {field: 'percent', title: '%CPU', width: 5, priority: 2},
  {field: 'readyPercent', title: '%RDY', width: 5, priority: 3},
  {field: 'waitPercent', title: '%WAIT', width: 5, priority: 6},
  {field: 'halted', title: 'HALTED', width: 6, priority: 7},
]);
