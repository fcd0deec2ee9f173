const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** `三`, `十`, `二十一`: 1 to 99. */
export function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}
