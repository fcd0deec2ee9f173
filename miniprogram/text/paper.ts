import type { PaperPlace } from '../../core/contract/closure';

/** Where a chapter on paper is kept. */
export const placeText: Readonly<Record<PaperPlace, string>> = {
  'personnel-file': '人事档案',
  'unit-archive': '单位档案室',
  section: '科室',
  author: '本人自存',
};

/** `写在纸上 · 2026年8月1日 · 存人事档案`. */
export function paperText(day: string, kept: PaperPlace): string {
  return ['写在纸上', day, kept === 'author' ? placeText.author : `存${placeText[kept]}`].join(' · ');
}
