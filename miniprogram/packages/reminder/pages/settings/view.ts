import type { Settings } from '../../../../../core/contract/reminder';
import { topicName } from '../../../../text/topics';
import { permitNames, settingsText as t, topicNote } from '../../text/settings';

const evenings = [18, 19, 20, 21];
const mornings = [8, 9, 10, 11, 12];

/** The page's data from one answer; `mainSwitch` is WeChat's own, undefined while it is not known. */
export function settingsView(settings: Settings, mainSwitch: boolean | undefined) {
  const { topics, off, night, permitted, consented } = settings;
  const hours = (all: readonly number[], chosen: number) =>
    all.map((hour) => ({ hour, text: t.hour(hour), chosen: hour === chosen }));
  return {
    trouble: !consented ? t.noConsent : mainSwitch === false ? t.mainOff : '',
    mainOff: consented && mainSwitch === false,
    permits: permitted.map(({ key, templateId, remaining, standing }) => ({
      ...{ key, templateId, name: permitNames[key], note: standing ? t.standing : t.left(remaining) },
      label: `${permitNames[key]}，${t.add}`,
      addable: consented && !standing && mainSwitch !== false,
    })),
    topics: topics.map((topic) => ({
      ...{ topic, name: topicName[topic], note: topicNote[topic] },
      on: !off.includes(topic),
    })),
    evenings: hours(evenings, night.from),
    mornings: hours(mornings, night.until),
  };
}
