/**
 * Units of a phone's page in units of the browser. A page's frame is a size container (components/base.css), so that lengths
 * follow the phone on the screen and not the browser's window: 750rpx = 100cqw, 100vh = 100cqh.
 * Used by the stylesheet compiler and, for inline styles, by the runtime.
 */
export function phoneUnits(value: string): string {
  if (!/rpx|v[hw]|vm|safe-area/i.test(value)) return value;
  return value
    .replace(/(^|[^\w.#-])([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/gi, (_all, before: string, n: string) => {
      return `${before}${rpx(Number(n))}`;
    })
    .replace(/(\d)(?:d|s|l)?v(h|w|min|max)\b/gi, '$1cq$2')
    .replace(/\benv\(\s*safe-area-inset-/gi, 'var(--safe-area-inset-');
}

/** Exact: a rounded `13.33333cqw` would be laid out a 64th of a pixel too narrow. */
function rpx(n: number): string {
  const width = (n * 100) / 750;
  return Number(width.toFixed(4)) === width ? `${width}cqw` : `calc(100cqw * ${n} / 750)`;
}
