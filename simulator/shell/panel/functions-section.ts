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
  private readonly opened = new Set<number>();
  /** Rows are kept: a new call must not take the focus from the row that somebody reads. */
  private readonly rows = new Map<number, HTMLElement>();
  /** What the phone asked, by request id: the emulator's record does not repeat it. */
  private readonly requests = new Map<string, unknown>();

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
    this.rows.clear();
    for (const invocation of invocations) this.all.push(invocation);
    this.draw();
  }

  arrived(invocation: Invocation): void {
    this.all.push(invocation);
    this.draw();
  }

  /** The phone tells what it asked with a call. */
  asked(requestID: string, data: unknown): void {
    this.requests.set(requestID, data);
    const known = this.all.find((one) => one.requestID === requestID);
    if (known) this.rows.delete(known.id);
    this.draw();
  }

  private draw(): void {
    const shown = this.all
      .filter((one) => this.timers.checked || !isTimer(one))
      .slice(-MOST_ROWS)
      .reverse();
    if (shown.length === 0) {
      this.list.replaceChildren(h('p', { class: 'empty' }, '还没有调用。'));
      return;
    }
    const rows = shown.map((one) => {
      const row = this.rows.get(one.id) ?? this.row(one);
      this.rows.set(one.id, row);
      return row;
    });
    for (const child of [...this.list.children]) {
      if (!rows.includes(child as HTMLElement)) child.remove();
    }
    for (const [index, row] of rows.entries()) {
      const there = this.list.children[index];
      if (there !== row) this.list.insertBefore(row, there ?? null);
    }
  }

  private row(one: Invocation): HTMLElement {
    const outcome = outcomeOf(one);
    const { id } = one;
    const request = one.requestID === undefined ? undefined : this.requests.get(one.requestID);
    const details = h(
      'details',
      { class: outcome.good ? 'call' : 'call failed', open: this.opened.has(id) },
      h(
        'summary',
        {},
        h('span', { class: 'name' }, nameOf(one, request)),
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
        ...(request === undefined ? [] : part('请求', asText(request))),
        ...part(one.ok ? '返回' : '错误', asText(one.ok ? one.result : one.error)),
        ...(one.logs?.length ? part('日志', one.logs.map(asText).join('\n')) : []),
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
function nameOf(one: Invocation, request: unknown): string {
  const action = (request as { action?: unknown } | undefined)?.action;
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

function part(label: string, text: string): HTMLElement[] {
  return [h('p', { class: 'facts' }, label), h('pre', { tabindex: '0' }, text)];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '（没有）');
}
