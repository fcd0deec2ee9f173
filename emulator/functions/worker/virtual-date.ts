import { readShared } from '../../clock/virtual-clock';

/**
 * Puts the virtual clock behind `Date`, `Date.now` and the default instant of `Intl.DateTimeFormat` in this worker.
 * Timers, `performance` and Node's own sockets stay on real time.
 */
export function driveDate(shared: SharedArrayBuffer): void {
  const cells = new BigInt64Array(shared);
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => readShared(cells, realNow);

  const VirtualDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: VirtualDate,
    writable: true,
    configurable: true,
  });
  globalThis.Date = VirtualDate;

  const prototype = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  if (format) {
    Object.defineProperty(prototype, 'format', {
      configurable: true,
      get(this: Intl.DateTimeFormat) {
        const bound = format.call(this) as Intl.DateTimeFormat['format'];
        return (date?: Date | number) => bound(date ?? now());
      },
    });
  }
  const formatToParts = prototype.formatToParts;
  prototype.formatToParts = function (date) {
    return formatToParts.call(this, date ?? now());
  };
}
