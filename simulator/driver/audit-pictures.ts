import type { DrivenPhone } from './driven-phone';

/** A picture may be drawn out of shape by so much (WeChat's 体验评分: 图片比例). */
const MOST_DISTORTION = 0.15;

/**
 * WeChat's rules about pictures and styles that hold on any page: no picture drawn out of shape, none larger than the screen can show
 * of it, no `:active` in a stylesheet. Gives a sentence for each fault, with the element.
 */
export async function auditPictures(phone: DrivenPhone): Promise<string[]> {
  await phone.waitForIdle();
  return phone.page.evaluate((most) => {
    const wrong: string[] = [];
    const page = document.querySelector('#viewport > wx-page-frame:not([hidden]) > wx-page');
    for (const image of page?.querySelectorAll<HTMLImageElement>('wx-image > img') ?? []) {
      const box = image.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || image.naturalWidth === 0) continue;
      const name = `<image> ${image.currentSrc.slice(-40)}`;
      const stretched = Math.abs(box.width / box.height / (image.naturalWidth / image.naturalHeight) - 1);
      if (getComputedStyle(image).objectFit === 'fill' && stretched > most) {
        wrong.push(`${name} is drawn ${Math.round(stretched * 100)} % out of shape`);
      }
      const shown = box.width * box.height * devicePixelRatio ** 2;
      const drawn = image.naturalWidth * image.naturalHeight;
      if (!/\.svg|svg\+xml/.test(image.currentSrc) && drawn > shown * 1.01) {
        wrong.push(`${name} has ${drawn} pixels, of which ${Math.round(shown)} can be seen`);
      }
    }
    for (const sheet of document.querySelectorAll<HTMLStyleElement>('style[data-source]')) {
      if (/:active\b/.test(sheet.textContent ?? ''))
        wrong.push(`${sheet.dataset.source} uses :active: hover-class is for that`);
    }
    return wrong;
  }, MOST_DISTORTION);
}
