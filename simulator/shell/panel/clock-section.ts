import { byId, h } from '../element';
import { beijingEpoch, beijingMoment } from './beijing-time';
import { type ClockReading, emulator } from './emulator-client';

/** 时间: the virtual date, large; buttons that let time pass. */
export class ClockSection {
  private readonly day = h('p', { class: 'day' });
  private readonly rest = h('p', { class: 'rest' });
  private readonly said = h('p', { class: 'said', role: 'status' });
  private readonly buttons: HTMLButtonElement[];
  private readonly date = h('input', { type: 'date', 'aria-label': '到哪一天' });
  private readonly section = byId('clock');
  private offset = 0;
  private frozenAt: number | undefined;
  private moving = false;

  constructor(
    bookmarks: readonly { label: string }[],
    private readonly person: () => string,
  ) {
    const go = h('button', { type: 'submit', class: 'pill' }, '去这一天');
    this.buttons = [
      ...bookmarks.map(({ label }, index) =>
        h(
          'button',
          { class: 'pill', onclick: () => void this.move({ bookmark: index, person: this.person() }) },
          label,
        ),
      ),
      go,
    ];
    const form = h('form', { class: 'to-date' }, this.date, go);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // At nine in the morning: when reminders of the day have gone out.
      if (this.date.value) void this.move({ to: beijingEpoch(this.date.value, '09:00') });
    });
    this.section.replaceChildren(
      h('h2', { id: 'clock-title' }, '时间'),
      h('div', { class: 'reading' }, this.day, this.rest),
      h('div', { class: 'thread', 'aria-hidden': 'true' }),
      h('div', { class: 'pills' }, ...this.buttons.slice(0, -1)),
      form,
      this.said,
    );
    setInterval(() => this.draw(), 1000);
  }

  /** A reading from the emulator; while time moves they stream by. */
  read(reading: ClockReading): void {
    this.offset = reading.now - Date.now();
    this.frozenAt = reading.frozen || reading.moving ? reading.now : undefined;
    this.setMoving(reading.moving);
    this.draw();
  }

  private now(): number {
    return this.frozenAt ?? Date.now() + this.offset;
  }

  private draw(): void {
    const { day, weekday, minute, iso } = beijingMoment(this.now());
    this.day.textContent = day;
    this.rest.textContent = `${weekday}　${minute}　北京时间`;
    this.date.min = iso;
    // Until somebody chose a later day, the field offers today.
    if (this.date.value < iso && document.activeElement !== this.date) this.date.value = iso;
  }

  private setMoving(moving: boolean): void {
    this.moving = moving;
    this.section.toggleAttribute('data-moving', moving);
    for (const button of this.buttons) button.disabled = moving;
  }

  private async move(wish: { to?: number; bookmark?: number; person?: string }): Promise<void> {
    if (this.moving) return;
    const from = beijingMoment(this.now());
    const focused = document.activeElement as HTMLElement | null;
    this.setMoving(true);
    this.said.textContent = '时间在走……';
    try {
      const reading = await emulator.moveClock(wish);
      this.read({ ...reading, moving: false });
      const to = beijingMoment(reading.now);
      const ticks = reading.ticks ? `，定时触发 ${reading.ticks} 次` : '';
      this.said.textContent = `从${from.day}到了${to.day}${ticks}`;
    } catch (error) {
      this.setMoving(false);
      this.said.textContent = `没有走成：${error instanceof Error ? error.message : String(error)}`;
    }
    focused?.focus({ preventScroll: true });
  }
}
