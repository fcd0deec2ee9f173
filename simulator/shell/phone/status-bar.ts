import { byId, drawing, h } from '../element';
import { beijingMinute, type PhoneClock } from './phone-clock';

const BARS =
  '<svg width="18" height="13" viewBox="0 0 18 13" fill="currentColor"><rect y="8" width="3" height="4" rx=".8"/><rect x="4.6" y="6" width="3" height="6" rx=".8"/><rect x="9.2" y="3.5" width="3" height="8.5" rx=".8"/><rect x="13.8" y="1" width="3" height="11" rx=".8"/></svg>';
const WIFI =
  '<svg width="16" height="13" viewBox="0 0 16 13" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"><path d="M1.2 4.8a9.6 9.6 0 0 1 13.6 0"/><path d="M3.7 7.5a6.1 6.1 0 0 1 8.6 0"/><circle cx="8" cy="10.6" r="1.1" fill="currentColor" stroke="none"/></svg>';
const BATTERY =
  '<svg width="26" height="13" viewBox="0 0 26 13" fill="none"><rect x=".5" y=".5" width="21.500" height="12" rx="3.600" stroke="currentColor" opacity=".5"/><rect x="2" y="2" width="16" height="9" rx="2.200" fill="currentColor"/><path d="M23.500 4.500v4c.9-.3 1.500-1.100 1.500-2s-.6-1.700-1.500-2z" fill="currentColor" opacity=".5"/></svg>';

/** Time, signal and battery. The time is Beijing time on the virtual clock. */
export function drawStatusBar(clock: PhoneClock): { network(state: 'wifi' | 'weak' | 'none'): void } {
  const time = h('span', { class: 'time' });
  const wifi = drawing(WIFI);
  const none = h('span', { class: 'no-network' }, '无网络');
  byId('status-bar').replaceChildren(
    time,
    h('span', { class: 'signs' }, drawing(BARS), none, wifi, drawing(BATTERY)),
  );
  const tick = () => {
    time.textContent = beijingMinute(clock.now());
  };
  tick();
  clock.onReading(tick);
  setInterval(tick, 1000);
  return {
    network: (state) => {
      wifi.hidden = state === 'none';
      none.hidden = state !== 'none';
    },
  };
}
