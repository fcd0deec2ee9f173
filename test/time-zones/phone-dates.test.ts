import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

test('a phone in UTC, Shanghai or New York shows the same', () => {
  const source = readFileSync(join(__dirname, '../../miniprogram/text/dates.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' });
  const script = `${code};const d=module.exports;const out=[];
    for (let t=Date.UTC(2023,11,31,15,30);t<Date.UTC(2024,2,2);t+=5400000) out.push(d.stampText(t)+d.weekdayText(d.dayOf(t))+d.startOf(d.dayOf(t),9));
    console.log(out.join('|'));`;
  const shown = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((TZ) =>
    execFileSync(process.execPath, ['-e', script], { env: { TZ }, encoding: 'utf8' }),
  );
  expect(shown[0]).toContain('2024年2月29日');
  expect(new Set(shown).size).toBe(1);
});
