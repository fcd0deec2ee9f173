import type { DryRun, Operations, TemplateCheck } from '../../../../../core/contract/reminder';
import { dayOf, monthDayText, clockText as timeText } from '../../../../text/dates';
import { topicName } from '../../../../text/topics';
import {
  quietText,
  refusalText,
  clockText as t,
  templateState,
  templateText,
  workText,
} from '../../text/clock';

const shownRuns = 10;
const minutes = (ms: number) => Math.floor(ms / 60_000);
const when = (instant: number) => `${monthDayText(dayOf(instant))} ${timeText(instant)}`;

/** The page's data from one answer. */
export function clockView({ lagMs, late, lastRunAt, silent, runs, dead, ahead, missingYears }: Operations) {
  const most = Math.max(1, ...ahead.map(({ count }) => count));
  const state = silent ? t.silent : late ? t.late(minutes(lagMs)) : t.fine;
  return {
    ...{ state, act: silent ? t.silentAct : late ? t.lateAct : '', alarm: silent || late },
    lastRun: lastRunAt === null ? t.neverRan : t.lastRun(when(lastRunAt)),
    years: missingYears.map((year) => t.missingYear(year)),
    ahead: ahead
      .filter(({ count }) => count > 0)
      .map(({ day, count }) => {
        const text = monthDayText(day);
        return {
          ...{ day, text, count: t.count(count), label: t.aheadLabel(text, count) },
          width: Math.max(2, Math.round((count / most) * 100)),
        };
      }),
    dead: dead.map(({ kind, topic, about, note, count, lastAt }) => ({
      ...{ id: `${kind} ${note}`, kind, note, count, title: `${topicName[topic]} · ${about}` },
      ...{ reason: refusalText(note), line: t.deadCount(count, when(lastAt)) },
    })),
    runs: runs.slice(0, shownRuns).map(({ at, claimed, sent, failed, lagMs: behind, trouble }, index) => ({
      ...{ id: index, when: when(at), text: t.run(claimed, sent, failed) },
      warn: trouble
        ? t.trouble(workText[trouble] ?? trouble)
        : minutes(behind) >= 5
          ? t.runLate(minutes(behind))
          : '',
    })),
  };
}

/** What a dry run found. */
export function dryView({ until, looked, more, messages, along, quiet, samples }: DryRun) {
  return {
    title: t.dry(monthDayText(until)),
    figures: looked === 0 ? t.dryNothing : t.dryFigures(messages, along),
    more: more ? t.dryMore(looked) : '',
    quiet: quiet.map(({ because, count }) => ({
      because,
      text: quietText[because] ?? because,
      count: t.count(count),
    })),
    samples: samples.map(({ topic, lines }, id) => ({ id, name: topicName[topic], text: lines.join(' · ') })),
  };
}

/** How each template stands to what WeChat's back office has. */
export function templatesView(checks: readonly TemplateCheck[]) {
  return checks.map(({ title, templateId, named, long, state, missing }) => ({
    ...{ templateId, title: `${title} · ${long ? templateText.long : templateText.once}` },
    fits: state === 'fits' && named,
    text: [
      templateState[state],
      ...(missing.length > 0 ? [templateText.missing(missing.join('、'))] : []),
      ...(named ? [] : [templateText.demo]),
    ].join('，'),
  }));
}
