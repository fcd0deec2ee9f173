import type { DutyRotaRow } from '../../cloudfunctions/_store/duty-rotas';
import type { FamilyMemberRow } from '../../cloudfunctions/_store/family-members';
import { relativeRow } from '../../cloudfunctions/family/relative';
import type { Store } from './store';

/** 白露, of the family of a colleague at the court: somebody who asks. */
export const bai = {
  id: 'demo-bai-lu',
  openid: 'demo-openid-bai-lu',
  name: '白露',
  code: 'DEM0C0DE00000000000000BAXV',
} as const;
const cadreId = 'demo-colleague-10';
const [songAn, zhouMingche] = ['demo-song-an', 'demo-zhou-mingche'];

/** 宋安 by day, 周明澈 by night, each behind the other, every day of the week; 周明澈 by day at weekends. */
function rotaRow(at: number): DutyRotaRow {
  const pattern = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const [byDay, byNight] = weekday > 5 ? [zhouMingche, songAn] : [songAn, zhouMingche];
    return [
      { weekday, layer: 'day' as const, officerId: byDay, backupId: byNight },
      { weekday, layer: 'night' as const, officerId: byNight, backupId: byDay },
    ];
  });
  const published = { pattern, exceptions: [], fallbackId: null };
  return {
    ...{ _id: 'fayuan', published, publishedAt: at, draft: null, draftBy: null },
    ...{ people: [songAn, zhouMingche], version: 2 },
  };
}

/** Writes the court's rota and 白露 as somebody asked in by a cadre there; her account is bound by her card. */
export async function fillHelpGroup(store: Store, at: number): Promise<void> {
  await store.ensure('dutyRotas', rotaRow(at));
  const household = { householdId: 'demo-household-fayuan', at };
  const rows: FamilyMemberRow[] = [
    { _id: cadreId, ...household, relation: 'cadre', invitedBy: null, joinedAt: at, waitsUntil: null },
    {
      ...{ _id: bai.id, ...household, relation: 'spouse', invitedBy: cadreId },
      ...{ joinedAt: null, waitsUntil: at + 72 * 3_600_000 },
    },
  ];
  await store.ensureAll('familyMembers', rows);
  await store.ensure('people', relativeRow(bai.id, bai.name));
}
