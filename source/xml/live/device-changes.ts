import type {Element} from '../element.ts';
import {firstOf} from '../element.ts';
import {type Change, type Comparison, deviceFile, type LiveStep} from './change.ts';
import {balloonPeriod, diskTuning} from './device-tuning.ts';
import {canPlug, nameOf, pairKey, updates} from './devices.ts';
import {differingParts, isSame} from './same.ts';

/** What changes of the devices: those that are there before and after, that come, and that go. */
export function deviceChanges(comparison: Comparison): readonly Change[] {
  const [before, after] = [devicesOf(comparison.before), devicesOf(comparison.after)];
  const left = new Map(after);
  return [
    ...[...before].flatMap(([key, one]): readonly Change[] => {
      const other = left.get(key);
      left.delete(key);
      if (!other) return [{what: `${nameOf(one)}, which goes`, live: unplug(comparison, one)}];
      return isSame(one, other) ? [] : [changed(comparison, one, other)];
    }),
    ...[...left.values()].map((other) => ({what: `${nameOf(other)}, which is new`, live: plug(comparison, other)})),
  ];
}

/** By what tells one of a kind from the other, then by their order. */
function devicesOf(domain: Element): ReadonlyMap<string, Element> {
  const devices = new Map<string, Element>();
  const counts = new Map<string, number>();
  for (const device of firstOf(domain, 'devices')?.children ?? []) {
    const key = `${device.name} ${pairKey(device)}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    devices.set(`${key} ${count}`, device);
  }
  return devices;
}

function changed(comparison: Comparison, one: Element, other: Element): Change {
  const parts = differingParts(one, other);
  const live =
    diskTuning(comparison, one, other, parts) ??
    balloonPeriod(comparison, one, other, parts) ??
    (updates(one, other, parts) ? withDevice('update', comparison, other) : undefined);
  return {what: nameOf(other), live};
}

function plug(comparison: Comparison, device: Element): LiveStep | undefined {
  return canPlug(device, 'in') ? withDevice('attach', comparison, device) : undefined;
}

function unplug(comparison: Comparison, device: Element): LiveStep | undefined {
  return canPlug(device, 'out') ? withDevice('detach', comparison, device) : undefined;
}

function withDevice(
  verb: 'attach' | 'detach' | 'update',
  {beforeText, afterText, on}: Comparison,
  device: Element,
): LiveStep {
  const text = verb === 'detach' ? beforeText : afterText;
  return {
    label: `${verb} ${nameOf(device)}`,
    argv: [`${verb}-device`, ...on, '--file', deviceFile, '--live'],
    device: text.slice(device.start, device.end),
  };
}
