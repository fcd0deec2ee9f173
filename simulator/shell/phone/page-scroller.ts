/** `wx.pageScrollTo` on the page's own element, which scrolls; false when the selector finds nothing. */
export function scrollPage(
  page: HTMLElement,
  target: { top?: number; selector?: string; offsetTop: number; duration: number },
  reducedMotion: boolean,
): boolean {
  let top = target.top ?? 0;
  if (target.selector !== undefined) {
    const element = page.querySelector(target.selector);
    if (!element) return false;
    const from = page.getBoundingClientRect().top;
    top = element.getBoundingClientRect().top - from + page.scrollTop + target.offsetTop;
  }
  const smooth = target.duration > 0 && !reducedMotion;
  page.scrollTo({ top, behavior: smooth ? 'smooth' : 'instant' });
  return true;
}
