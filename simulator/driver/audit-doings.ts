import type { DrivenPhone } from './driven-phone';

/** WeChat's limits (体验评分) of what a program does; times in ms, sizes in bytes. */
const LIMITS = {
  script: 1000,
  firstRender: 500,
  setDataPerSecond: 20,
  setDataBytes: 256 * 1024,
  request: 1000,
  /** So many requests of more than 300 ms may be under way at once, so many pictures of more than 100 ms. */
  requestsAtOnce: 10,
  slowRequest: 300,
  picturesAtOnce: 6,
  slowPicture: 100,
  sameAnswerBytes: 128 * 1024,
  unusedStyles: 2048,
};

/**
 * WeChat's rules about what a program did since it was opened: long scripts, its first render, `setData`, requests, pictures, errors, HTTPS, and
 * styles that nothing wears or that do not glide. Gives a sentence for each fault, with what caused it.
 */
export async function auditDoings(phone: DrivenPhone): Promise<string[]> {
  await phone.waitForIdle();
  const wrong = await phone.page.evaluate(async (limits) => {
    const faults: string[] = [];
    const asked = (one: PerformanceResourceTiming) =>
      new URL(one.name).searchParams.get('url') ?? one.name.replace(location.origin, '');
    /** Most of them that were under way at one moment. */
    const together = (all: PerformanceResourceTiming[]) =>
      Math.max(
        0,
        ...all.map(
          ({ startTime }) =>
            all.filter((one) => one.startTime <= startTime && one.startTime + one.duration > startTime)
              .length,
        ),
      );
    const longest = await new Promise<number>((done) => {
      const seen = new PerformanceObserver((list) => {
        seen.disconnect();
        done(Math.max(0, ...list.getEntries().map(({ duration }) => duration)));
      });
      seen.observe({ type: 'longtask', buffered: true });
      setTimeout(() => done(0), 50);
    });
    if (longest > limits.script) faults.push(`a script ran for ${Math.round(longest)} ms`);

    const { firstRender = 0, updates } = (window.__phone?.metrics() ?? { updates: [] }) as {
      firstRender?: number;
      updates: { at: number; bytes: number; unit: string }[];
    };
    if (firstRender > limits.firstRender) faults.push(`the first render took ${Math.round(firstRender)} ms`);
    for (const unit of new Set(updates.map((one) => one.unit))) {
      const own = updates.filter((one) => one.unit === unit);
      const most = Math.max(
        ...own.map(({ at }) => own.filter((one) => one.at >= at && one.at < at + 1000).length),
      );
      if (most > limits.setDataPerSecond) faults.push(`${unit} calls setData ${most} times in a second`);
      const largest = Math.max(...own.map(({ bytes }) => bytes));
      if (largest > limits.setDataBytes) faults.push(`${unit} gives setData ${largest} bytes at once`);
    }

    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const requests = resources.filter(({ name }) =>
      /\/(network|emulator\/phone\/\w+)\b/.test(new URL(name).pathname),
    );
    const answers = new Map<string, number>();
    for (const one of requests) {
      const name = asked(one);
      if (one.duration > limits.request) faults.push(`${name} took ${Math.round(one.duration)} ms`);
      if (one.responseStatus >= 400 && one.responseStatus !== 401 && one.responseStatus !== 403)
        faults.push(`${name} was answered with ${one.responseStatus}`);
      if (/^(http|ws):\/\/(?!127\.0\.0\.1|localhost)/.test(name)) faults.push(`${name} is not HTTPS`);
      if (one.decodedBodySize > limits.sameAnswerBytes && new URL(one.name).searchParams.has('url')) {
        const before = answers.get(name) ?? 0;
        if (before === 1) faults.push(`${name} was asked for again, ${one.decodedBodySize} bytes`);
        answers.set(name, before + 1);
      }
    }
    const atOnce = together(requests.filter(({ duration }) => duration > limits.slowRequest));
    if (atOnce > limits.requestsAtOnce) faults.push(`${atOnce} slow requests were under way at once`);
    const pictures = resources.filter(
      (one) => one.initiatorType === 'img' && one.duration > limits.slowPicture && one.responseStatus !== 0,
    );
    if (together(pictures) > limits.picturesAtOnce)
      faults.push(`${together(pictures)} slow pictures were under way at once`);
    for (const one of resources)
      if (one.initiatorType === 'img' && one.responseStatus >= 400)
        faults.push(`<image> ${asked(one)} was answered with ${one.responseStatus}`);

    for (const style of document.querySelectorAll<HTMLStyleElement>('style[data-source]')) {
      // On a phone the styles of other pages are not there.
      const page = /\[data-route="([^"]+)"\]/.exec(style.textContent ?? '')?.[1];
      if (page !== undefined && page !== window.__phone?.route()) continue;
      let unused = 0;
      for (const rule of style.sheet?.cssRules ?? []) {
        if (!(rule instanceof CSSStyleRule)) continue;
        const worn = rule.selectorText.replace(
          /::?(before|after|placeholder|active|hover|focus[\w-]*)\b/g,
          '',
        );
        if (worn.trim() && !document.querySelector(worn)) unused += rule.cssText.length;
      }
      if (unused > limits.unusedStyles && !style.dataset.source?.startsWith('miniprogram_npm/'))
        faults.push(`${style.dataset.source} has ${unused} bytes that nothing on the page wears`);
      for (const [block] of (style.textContent ?? '').matchAll(/[^{}]*\{[^{}]*\}/g))
        if (
          /overflow(-[xy])?\s*:\s*scroll/.test(block) &&
          !/-webkit-overflow-scrolling\s*:\s*touch/.test(block)
        )
          faults.push(`${style.dataset.source} scrolls without gliding: ${block.split('{')[0]?.trim()}`);
    }
    return faults;
  }, LIMITS);
  return [...wrong, ...(await phone.problems()).map((problem) => `an error: ${problem}`)];
}
