/** Large type goes up to ×1.4 (WeChat's design rules for elders); beyond, lines would break in the middle of words. */
const largest = 1.4;

let scale: number | undefined;

/** How much larger than standard this person reads, 1 to 1.4, as set in WeChat. Read once: WeChat reopens the program when it changes. */
export function textScale(): number {
  scale ??= measure();
  return scale;
}

function measure(): number {
  const info = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number };
  const factor = info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16) / 16;
  return Math.round(Math.min(largest, Math.max(1, factor)) * 100) / 100;
}
