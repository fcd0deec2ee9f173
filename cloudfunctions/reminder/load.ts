import { scopeOf } from '../_kernel/authority';
import type { Member } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';

/** The district that an administrator's duty is for: its audit chain tells what they changed. */
export function districtOf(member: Member): string {
  const [district] = scopeOf(member).unitIds;
  if (district === undefined) throw new Fault('FORBIDDEN');
  return district;
}
