import { byId, h } from '../element';
import { beijingMoment } from './beijing-time';
import type { Invocation } from './emulator-client';

/** So many rows are kept; older ones are the emulator's to tell. */
const MOST_ROWS = 60;

/** 云函数: what ran, for how long, with which outcome; each row opens. Timers are shown when asked for. */
export class FunctionsSection {
  private readonly list = h('div', { class: 'calls' });
  private readonly all: Invocation[] = [];
  private readonly timers = h('input', { type: 'checkbox', onchange: () => this.draw() });
  private opened = new Set<string>();

  constructor() {
    byId('functions').replaceChildren(
      h(
        'div',
        { class: 'with-choice' },
        h('h2', { id: 'functions-title' }, '云函数'),
        h('label', { class: 'choice' }, this.timers, h('span', {}, '也看定时触发')),
      ),
      this.list,
    );
    this.draw();
  }

  load(invocations: readonly Invocation[]): void {
    this.all.length = 0;
    for (const invocation of invocations) this.all.push(invocation);
    this.draw();
  }

  arrived(invocation: Invocation): void {
    this.all.push(invocation);
    this.draw();
  }

  private draw(): void {
    const shown = this.all
      .filter((one) => this.timers.checked || !isTimer(one))
      .slice(-MOST_ROWS)
      .reverse();
    this.list.replaceChildren(
      ...(shown.length > 0
        ? shown.map((one) => this.row(one))
        : [h('p', { class: 'empty' }, '还没有调用。')]),
    );
  }

  private row(one: Invocation): HTMLElement {
    const outcome = outcomeOf(one);
    const id = String(one.id);
    const details = h(
      'details',
      { class: outcome.good ? 'call' : 'call failed', open: this.opened.has(id) },
      h(
        'summary',
        {},
        h('span', { class: 'name' }, nameOf(one)),
        h('span', { class: 'outcome' }, outcome.word),
        h('span', { class: 'ms' }, `${Math.round(one.durationMs)} ms`),
      ),
    );
    const fill = () => {
      if (details.querySelector('pre')) return;
      const { minute } = beijingMoment(one.at);
      const facts = [
        minute,
        isTimer(one) ? '定时触发' : (one.person ?? ''),
        one.coldStart ? '冷启动' : '',
        one.database ? `数据库 ${one.database.calls} 次，查看 ${one.database.examined} 条` : '',
      ].filter(Boolean);
      details.append(
        h('p', { class: 'facts' }, facts.join(' · ')),
        h(
          'pre',
          { tabindex: '0' },
          JSON.stringify(one.ok ? one.result : one.error, null, 2) ?? '（没有返回）',
        ),
        ...(one.logs && one.logs.length > 0
          ? [h('pre', { class: 'logs' }, one.logs.map((line) => asText(line)).join('\n'))]
          : []),
      );
    };
    if (this.opened.has(id)) fill();
    details.addEventListener('toggle', () => {
      if (details.open) this.opened.add(id);
      else this.opened.delete(id);
      fill();
    });
    return details;
  }
}

function isTimer(one: Invocation): boolean {
  return one.source === 'timer' || one.source === 'wx_trigger';
}

/** Many programs route by an `action` in the event; it is part of the name then. */
function nameOf(one: Invocation): string {
  const event = one.event as { action?: unknown } | undefined;
  const action = one.action ?? event?.action;
  return typeof action === 'string' ? `${one.name} · ${action}` : one.name;
}

function outcomeOf(one: Invocation): { good: boolean; word: string } {
  if (!one.ok) return { good: false, word: '出错' };
  // A common shape for refusals: `{ ok: false, code }`.
  const result = one.result as { ok?: unknown; code?: unknown } | null | undefined;
  if (result && typeof result === 'object' && result.ok === false) {
    return { good: false, word: String(result.code ?? '拒绝') };
  }
  return { good: true, word: '完成' };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
