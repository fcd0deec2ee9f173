import { serverNow } from '../services/cloud';
import { type Entry, entriesOf, type HeldDuty, heldDuties, waitingAt } from '../services/workbench';
import { dayOf, dayText } from '../text/dates';
import { dutyName, dutyText } from '../text/duties';
import { entryText, workbenchText as t } from '../text/workbench';

/** What the board of duties shows (`components/duty-board`). */
export type Board = ReturnType<typeof boardView>;
type Counts = Partial<Record<Entry['key'], number | null>>;
/** The duties of somebody, and what waits in them: nothing yet while it is being asked. */
export type Waiting = { held: HeldDuty[]; counts: Counts | null };

/** The duty that was looked at last; `all` shows everything. */
const allDuties = 'all';

/** The board's data from the duties, the chosen one, and what waits; without counts they are still being asked. */
export function boardView(held: readonly HeldDuty[], chosen: string, counts: Counts | null, now: number) {
  const one = held.find((duty) => duty.id === chosen);
  const shown = one ? [one] : held;
  const all = entriesOf(shown.map((duty) => duty.role));
  const total = all.reduce((sum, { key }) => sum + (counts?.[key] ?? 0), 0);
  const lost = counts !== null && all.some(({ key }) => counts[key] === null);
  const rows = all.map(({ key, page }) => {
    const { title, sentence } = entryText[key];
    const waits = counts?.[key] ?? 0;
    const waiting = waits > 0 ? t.waiting(waits) : '';
    return { key, page, title, sentence, waiting, label: t.openLabel(title, sentence, waiting) };
  });
  const pill = (id: string, text: string) => ({ id, text, on: id === (one?.id ?? allDuties) });
  return {
    date: dayText(dayOf(now)),
    total: total > 0 ? String(total) : '',
    totalText: counts === null ? t.counting : total > 0 ? t.waitingLabel : lost ? t.uncounted : t.nothing,
    duties: shown.map((duty) => ({ id: duty.id, text: wordsOf(duty) })),
    pills:
      held.length > 1
        ? [pill(allDuties, t.all), ...held.map((duty) => pill(duty.id, dutyName[duty.role]))]
        : [],
    rows,
    none: t.none,
  };
}

function wordsOf({ role, scopeNames }: HeldDuty): string {
  return role === 'mentor' ? dutyName.mentor : dutyText({ role, scopeNames });
}

const remembered = 'workbench/duty';

/** Which duty was chosen last on this phone. */
function chosenDuty(): string {
  return String(wx.getStorageSync(remembered) || allDuties);
}

/** Keeps the choice for the next visit. */
export function chooseDuty(id: string): void {
  wx.setStorageSync(remembered, id);
}

/** The board as it is to be shown now. */
export function boardOf({ held, counts }: Waiting): Board {
  return boardView(held, chosenDuty(), counts, serverNow());
}

/**
 * Reads the duties, shows the board at once, and again when what waits is known. Shows nothing to whoever has no duty. Throws `Fault` when
 * the duties cannot be read.
 * @param again a board stands there already: it keeps its figures until the new ones are known
 */
export async function loadBoard(
  again: boolean,
  show: (board: Board, waiting: Waiting) => void,
): Promise<Waiting> {
  const held = await heldDuties();
  const asking = { held, counts: null };
  if (held.length > 0 && !again) show(boardOf(asking), asking);
  const waiting = { held, counts: await waitingAt(entriesOf(held.map((duty) => duty.role))) };
  if (held.length > 0) show(boardOf(waiting), waiting);
  return waiting;
}
