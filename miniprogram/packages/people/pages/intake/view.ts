import type { IntakeOutputs } from '../../../../../core/contract/intake';
import { dayOf, dayText } from '../../../../text/dates';
import { problemRow, sampleRow, intakeText as t } from '../../text/intake';

export type Import = IntakeOutputs['one']['import'];

/** An import as the page shows it. */
export function importView(one: Import) {
  const { id, state, batches, written, wrong, problems, sample, kept } = one;
  const people = one.fresh + one.changed;
  const moving = state === 'running' || state === 'undoing';
  return {
    ...{ id, state, moving, file: one.fileName, confirmWord: one.confirm },
    counts: t.counts(one),
    problems: problems.map(problemRow),
    moreProblems: wrong > problems.length ? t.moreProblems(wrong - problems.length) : '',
    sample: sample.map(sampleRow),
    moreSample: people > sample.length && sample.length > 0 ? t.moreSample(people - sample.length) : '',
    confirmName: t.confirmName(one.confirm),
    mayWrite: state === 'preview' && one.open && people > 0,
    mayUndo: state === 'done' && one.open && batches > 0,
    nothing: state === 'preview' && people === 0 ? t.nothing : '',
    write: t.write(people),
    percent: batches === 0 ? 100 : Math.round((written / batches) * 100),
    progress: t.progress(Math.round((people * written) / Math.max(1, batches)), people),
    goOn: state === 'running' ? t.goOn : t.undoGoOn,
    says: says(one),
    kept: kept > 0 ? t.kept(kept) : '',
  };
}

function says({ state }: Import): string {
  if (state === 'running') return t.running;
  if (state === 'undoing') return t.undoing;
  return state === 'done' ? t.done : state === 'undone' ? t.undone : '';
}

/** Rows of the list of imports. */
export function historyView(imports: readonly Import[]) {
  return imports.map((one) => {
    const state = t.state(one);
    const day = dayText(dayOf(one.at));
    return { id: one.id, name: one.fileName, state, day, label: t.historyLabel(one.fileName, state, day) };
  });
}
