/**
 * Makes `Date` of this window tell the phone's virtual time: `new Date()`, `Date()` and `Date.now()` add the offset, dates made from
 * arguments are untouched. Timers stay real. Called once per window, before program code runs.
 * @param offset milliseconds of the virtual clock minus the real one
 */
export function driveDate(offset: () => number): void {
  const RealDate = globalThis.Date;
  const now = () => RealDate.now() + Math.round(offset());
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget as never) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}
