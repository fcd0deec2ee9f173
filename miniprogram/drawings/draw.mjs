/**
 * Writes every drawing of the program from its source here: `node miniprogram/drawings/draw.mjs`.
 * Drawings of several colours become SVG files per theme, icons and the seal become masks in a style sheet, tab icons become PNGs
 * (WeChat takes no SVG there), rendered by the Chromium that the tests use. This folder is no part of the package.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { buttons } from './buttons.mjs';
import { handwriting } from './handwriting.mjs';
import { icons, tabSvg, tabs } from './icons.mjs';
import { palettes } from './palette.mjs';
import { collar, heroes, looseEnd } from './placket.mjs';
import { filledStamps, scenes, stamps } from './scenes.mjs';
import { seal, sealScript } from './seal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const write = (path, content) => {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, content);
};
const tight = (svg) =>
  svg
    .replace(/(\.\d*?[1-9])0+(?=\D)/g, '$1')
    .replace(/\.0+(?=\D)/g, '')
    .replace(/>\s+</g, '><');
/** Linters of markup want a drawing to say what it is. */
const titled = (name, svg) => tight(svg).replace('>', `><title>${name}</title>`);
const mask = (svg) => `url("data:image/svg+xml;base64,${Buffer.from(tight(svg)).toString('base64')}")`;

for (const [theme, p] of Object.entries(palettes)) {
  for (const [name, draw] of Object.entries(buttons))
    write(`assets/button-${name}-${theme}.svg`, titled(name, draw(p)));
  for (const [name, draw] of Object.entries(heroes))
    write(`assets/hero-${name}-${theme}.svg`, titled(name, draw(p)));
  for (const [name, draw] of Object.entries(stamps))
    write(`assets/stamp-${name}-${theme}.svg`, titled(name, draw(p)));
  for (const [name, draw] of Object.entries(filledStamps))
    write(`assets/stamp-${name}-filled-${theme}.svg`, titled(name, draw(p)));
  for (const [name, draw] of Object.entries(scenes))
    write(`assets/scene-${name}-${theme}.svg`, titled(name, draw(p)));
  write(`assets/collar-${theme}.svg`, titled('collar', collar(p)));
}

const notice = '/* Written by drawings/draw.mjs. */\n';
const rule = (selector, svg) => `${selector} {\n  --mask: ${mask(svg)};\n}\n`;
write(
  'components/icon/drawing.wxss',
  notice +
    Object.entries(icons)
      .map(([name, svg]) => rule(`.icon-${name}`, svg))
      .join(''),
);
write('packages/timebook/components/seal/drawing.wxss', notice + rule('.seal', seal()));
write('packages/timebook/picture/seal-path.ts', sealScript());

write('packages/timebook/components/envelope/drawing.wxss', notice + rule('.inside', handwriting()));

write('components/node-row/drawing.wxss', notice + rule('.thread-loose', looseEnd));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
for (const [theme, p] of Object.entries(palettes)) {
  for (const [name, body] of Object.entries(tabs)) {
    for (const on of [false, true]) {
      const svg = tabSvg(body, on ? p.brand : p.ink2, on);
      await page.setContent(
        `<style>body{margin:0}svg{display:block;padding:6px;box-sizing:border-box}</style>${svg}`,
      );
      write(
        `assets/tab/${name}${on ? '-on' : ''}-${theme}.png`,
        await page.screenshot({ omitBackground: true }),
      );
    }
  }
}
await browser.close();
