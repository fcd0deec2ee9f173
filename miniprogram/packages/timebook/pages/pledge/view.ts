import type { Pledge, PledgeOutputs } from '../../../../../core/contract/pledge';
import { pledgeText } from '../../text/pledge';
import { inkMask } from '../letter-view';

/** One pledge as a sheet on the wall; `key` is its place there. */
export function sheetView({ name, day, since, text, signature }: Pledge, key: number) {
  return {
    key,
    name,
    text,
    when: since === day ? pledgeText.signedOn(day) : pledgeText.renewedOn(day, since),
    ink: inkMask(signature),
    inkWidth: Math.round(Math.min(4, Math.max(1, signature.ratio)) * 72),
    inkLabel: pledgeText.signatureOf(name),
  };
}

export type WallView = {
  title: string;
  mine: (ReturnType<typeof sheetView> & { elsewhere: boolean }) | null;
  others: ReturnType<typeof sheetView>[];
  next: number | null;
};

/** The wall, its first page. */
export function wallView({ unitName, mine, pledges, next }: PledgeOutputs['wall']): WallView {
  return {
    title: pledgeText.wallOf(unitName),
    mine: mine && { ...sheetView(mine, 0), elsewhere: mine.elsewhere },
    others: pledges.map((one, key) => sheetView(one, key)),
    next,
  };
}
