import {isActive} from '../../model/domain-state.ts';
import type {DomainRow} from '../../model/field.ts';
import {guestAgeSeconds, reportingGuest} from '../../model/fields/guest.ts';

const noBalloonDevice = /<memballoon\s[^>]*model=['"]none['"]/;
const statsPeriod = /<memballoon\b[^>]*(?<!\/)>(?:(?!<\/memballoon>)[\s\S])*<stats\s+period=['"][1-9]/;

/**
 * Why the guest's own memory figures are unknown, and what would bring them: one sentence; undefined when they are
 * known. libvirt's figures alone do not tell a missing device from a missing driver; the definition does.
 * @param xml the domain's definition, where it has been read
 */
export function missingReportReason(row: DomainRow, xml: string | undefined): string | undefined {
  const {domain} = row;
  if (!isActive(domain.readings.state?.value.state)) {
    return 'The domain is not active: it has no guest to ask.';
  }
  const balloon = domain.readings.balloon?.value;
  if (balloon === undefined) {
    return 'Its memory was not read yet.';
  }
  if (reportingGuest(row)?.usableBytes !== undefined) {
    return undefined;
  }
  const age = guestAgeSeconds(row);
  // Without a stats period a guest reports once, when its driver loads.
  const isArmed = xml === undefined || statsPeriod.test(xml);
  if (age !== undefined && balloon.usableBytes !== undefined && isArmed) {
    return 'The guest has stopped reporting: what it said last is too old to be shown as now.';
  }
  if (xml === undefined) {
    return `The guest reports nothing: it has no balloon device, no driver for it, or no stats period (virsh dommemstat ${domain.uuid} --period 5 --live sets one).`;
  }
  if (noBalloonDevice.test(xml)) {
    return 'The domain has no balloon device: its definition says <memballoon model="none"/>.';
  }
  return isArmed
    ? 'The balloon device has a stats period, but the guest never answered: its balloon driver is missing or not running yet.'
    : `No stats period is set: virsh dommemstat ${domain.uuid} --period 5 --live makes the guest report.`;
}
