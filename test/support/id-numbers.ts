const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The nth identity number of nobody, with a right check character: its place is no county. */
export function idNumberOf(n: number): string {
  const place = String(Math.floor(n / 1000)).padStart(6, '0');
  const born = `${1970 + (n % 30)}0101`;
  const body = place + born + String(n % 1000).padStart(3, '0');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}
