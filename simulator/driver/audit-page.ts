import type { DrivenPhone } from './driven-phone';

/** What a project excuses: selectors of elements that may be tapped and have no role. */
export interface AuditExcuses {
  untapped?: readonly string[];
}

/**
 * What WeChat's 体验评分, the look and accessibility rules ask of a screen, as far as it can be measured in a browser. Gives a sentence for
 * each thing that is wrong. Text and background are computed, not guessed: every line that can be seen is looked at.
 */
export async function auditPage(phone: DrivenPhone, { untapped = [] }: AuditExcuses = {}): Promise<string[]> {
  await phone.waitForIdle();
  await phone.page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
  );
  return phone.page.evaluate(examine, [...untapped]);
}

/** Runs in the phone's page: nothing outside of it can be reached. */
function examine(untapped: string[]): string[] {
  const page = document.querySelector<HTMLElement>('#viewport > wx-page-frame:not([hidden]) > wx-page');
  if (!page) return ['no page is shown'];
  const wrong: string[] = [];
  const all = [...page.querySelectorAll<HTMLElement>('*')];
  const said = (element: Element) =>
    `<${element.tagName.toLowerCase().replace('wx-', '')} ${element.classList[0] ?? ''}> ${(
      element.getAttribute('aria-label') ??
      element.textContent ??
      ''
    )
      .trim()
      .slice(0, 24)}`;

  const shown = (element: Element): boolean => {
    for (let at: Element | null = element; at && at !== page; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) === 0)
        return false;
    }
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  };

  // The tree.
  if (all.length >= 1000) wrong.push(`${all.length} nodes: WeChat's limit is 1000`);
  let deepest = 0;
  for (const element of all) {
    let depth = 1;
    for (let at = element.parentElement; at && at !== page; at = at.parentElement) depth += 1;
    deepest = Math.max(deepest, depth);
    if (element.childElementCount > 60)
      wrong.push(`${said(element)} has ${element.childElementCount} children`);
  }
  if (deepest >= 30) wrong.push(`the tree is ${deepest} deep`);

  // Width.
  if (page.scrollWidth > page.clientWidth + 1)
    wrong.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);

  // Controls.
  const roles = /^(button|checkbox|radio|switch|slider|link|tab|textbox)$/;
  const isControl = (element: Element) =>
    /^(WX-BUTTON|INPUT|TEXTAREA)$/.test(element.tagName) || roles.test(element.getAttribute('role') ?? '');
  const controls = all.filter((element) => isControl(element) && shown(element));
  for (const control of controls) {
    const box = control.getBoundingClientRect();
    const field = /^(INPUT|TEXTAREA)$/.test(control.tagName);
    const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
    if (box.width < 20 || box.height < 20) wrong.push(`${said(control)} is ${size}: WeChat's floor is 20`);
    else if (!field && (box.width < 43.5 || box.height < 43.5))
      wrong.push(`${said(control)} is ${size}, under 44`);
    const name = control.getAttribute('aria-label') || (field ? '' : control.textContent?.trim());
    if (!name) wrong.push(`${said(control)} has no name`);
  }
  for (const element of all.filter((one) => one.tabIndex >= 0 && shown(one))) {
    if (untapped.some((selector) => element.matches(selector))) continue;
    // `text` says that nothing happens here now; WXML cannot take a listener away.
    if (
      isControl(element) ||
      element.getAttribute('role') === 'text' ||
      element.querySelector('[role], wx-button, input, textarea')
    )
      continue;
    if (element.closest('[role=button], wx-button, [role=checkbox]')) continue;
    wrong.push(`${said(element)} can be tapped and has no role`);
  }

  // Text.
  type Colour = [number, number, number, number];
  const colour = (text: string): Colour => {
    const parts = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3]);
    return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), 1];
  };
  const layerOf = (element: Element): Colour => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const gradient = backgroundImage.match(/gradient\(.*?(rgba?\([^)]*\))/)?.[1];
    return gradient ? over(colour(gradient), colour(backgroundColor)) : colour(backgroundColor);
  };
  /** What is painted under a line of text: at its middle when that is on the screen, else by its ancestors. */
  const backgroundOf = (element: Element, box: DOMRect): Colour => {
    const under: Element[] = [];
    const there = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const at = there.indexOf(element);
    if (at >= 0) under.push(...there.slice(at));
    else for (let one: Element | null = element; one; one = one.parentElement) under.push(one);
    const layers: Colour[] = [];
    for (const one of under) {
      layers.push(layerOf(one));
      if (layers.at(-1)?.[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1] as Colour);
  };
  const luminance = (c: Colour): number => {
    const [r, g, b] = [c[0], c[1], c[2]].map((v) => {
      const s = v / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const lines = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = lines.nextNode(); node; node = lines.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || !shown(element)) continue;
    const style = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    if (boxes.length === 0) continue;
    if (boxes.some((box) => box.right > innerWidth + 0.5 || box.left < -0.5))
      wrong.push(`${said(element)} goes beyond the screen's edge`);

    const background = backgroundOf(element, boxes[0] as DOMRect);
    let opacity = 1;
    for (let at: Element | null = element; at; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity);
    const ink = colour(style.color);
    const [a, b] = [
      luminance(over([ink[0], ink[1], ink[2], ink[3] * opacity], background)),
      luminance(background),
    ];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const least = Number.parseFloat(style.fontSize) >= 24 ? 3 : 4.5;
    if (ratio < least - 0.01) wrong.push(`${said(element)} has a contrast of ${ratio.toFixed(2)}`);

    // Cut off: words that stand outside of the nearest box that clips.
    for (let at: HTMLElement | null = element; at && at !== page; at = at.parentElement) {
      const clip = getComputedStyle(at);
      if (clip.overflowX === 'visible' && clip.overflowY === 'visible') continue;
      const frame = at.getBoundingClientRect();
      const scrollsDown = /auto|scroll/.test(clip.overflowY);
      const out = boxes.some(
        (box) =>
          box.right > frame.right + 1.5 ||
          box.left < frame.left - 1.5 ||
          (!scrollsDown && (box.bottom - 4 > frame.bottom || box.top + 4 < frame.top)),
      );
      if (out) wrong.push(`${said(element)} is cut off by ${said(at)}`);
      if (out || scrollsDown) break;
    }
    const control = element.closest<HTMLElement>('wx-button');
    const frame = control?.getBoundingClientRect();
    if (
      frame &&
      boxes.some(
        (box) => box.right > frame.right - 4 || box.left < frame.left + 4 || box.bottom > frame.bottom + 1,
      )
    )
      wrong.push(`${said(element)} does not fit its button`);
  }

  // What stands at the foot stays clear of the home bar, unless it is still to be scrolled to.
  const home = document.querySelector('#home-bar')?.getBoundingClientRect();
  for (const control of home && home.height > 0 ? controls : []) {
    let fixed = false;
    let scrolls = false;
    for (let one: Element | null = control; one && one !== page; one = one.parentElement) {
      const style = getComputedStyle(one);
      fixed ||= style.position === 'fixed';
      scrolls ||= /auto|scroll/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    }
    const box = control.getBoundingClientRect();
    // The shade behind a sheet covers everything, and may.
    if (box.height > innerHeight / 2) continue;
    if (fixed && !scrolls && box.bottom > (home?.top ?? 0) + 1)
      wrong.push(`${said(control)} lies under the home bar`);
  }
  return [...new Set(wrong)];
}

/** What the program has told the framework so far: WeChat's limits are 256 KB at once and 20 times a second. */
export async function setDataProblems(phone: DrivenPhone): Promise<string[]> {
  const metrics = (await phone.metrics()) as { setDataCalls: number; setDataBytes: number };
  return [
    // Stricter than asked: a whole screen from its start stays under what one second, and one call, may have.
    ...(metrics.setDataCalls > 20 ? [`${metrics.setDataCalls} setData until the screen stood`] : []),
    ...(metrics.setDataBytes > 256 * 1024 ? [`${metrics.setDataBytes} bytes of setData`] : []),
  ];
}
