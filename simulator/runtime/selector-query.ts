import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { nodeOfCanvas } from './canvas-node';

/** What may be asked of an element; lengths in px, positions from the page's visible part. */
export interface QueryFields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
  ref?: boolean;
}

type Callback = (result: never) => void;
type Owner = { _$: glassEasel.GeneralComponent };

interface Question {
  owner: Owner | undefined;
  selector: string | null;
  all: boolean;
  fields: QueryFields;
  callback: Callback | undefined;
}

/** `wx.createSelectorQuery()`. Questions are answered together, after the current task, when layout is done. */
export class PhoneSelectorQuery {
  private readonly questions: Question[] = [];
  private owner: Owner | undefined;

  constructor(
    private readonly topPage: () => Owner | undefined,
    private readonly viewport: HTMLElement,
    owner?: Owner,
  ) {
    this.owner = owner;
  }

  in(component: Owner): this {
    this.owner = component;
    return this;
  }

  select(selector: string): NodesRef {
    return this.ref(selector, false);
  }

  selectAll(selector: string): NodesRef {
    return this.ref(selector, true);
  }

  selectViewport(): NodesRef {
    return this.ref(null, false);
  }

  exec(callback?: (results: unknown[]) => void): this {
    const questions = [...this.questions];
    setTimeout(() => {
      const results = questions.map((question) => this.answer(question));
      questions.forEach(({ callback: own }, index) => {
        own?.(results[index] as never);
      });
      callback?.(results);
    }, 0);
    return this;
  }

  private ref(selector: string | null, all: boolean): NodesRef {
    const owner = this.owner;
    return new NodesRef((fields, callback) => {
      this.questions.push({ owner, selector, all, fields, callback });
      return this;
    });
  }

  private answer({ owner, selector, all, fields }: Question): unknown {
    const component = (owner ?? this.topPage())?._$;
    if (selector === null) return this.viewportAnswer(fields);
    const shadow = component?.getShadowRoot();
    if (!shadow) return all ? [] : null;
    const elements = all ? shadow.querySelectorAll(selector) : [shadow.querySelector(selector)];
    const answers = elements.map((element) => (element ? this.describe(element, fields) : null));
    return all ? answers : (answers[0] ?? null);
  }

  private viewportAnswer(fields: QueryFields): Record<string, unknown> {
    const { clientWidth: width, clientHeight: height } = this.viewport;
    const page = this.viewport.querySelector('[data-route]:not([hidden]) > wx-page');
    const answer: Record<string, unknown> = {};
    if (fields.id) answer.id = '';
    if (fields.dataset) answer.dataset = {};
    if (fields.rect) Object.assign(answer, { left: 0, top: 0, right: width, bottom: height });
    if (fields.size) Object.assign(answer, { width, height });
    if (fields.scrollOffset && page) Object.assign(answer, scrollOf(page));
    return answer;
  }

  private describe(element: glassEasel.Element, fields: QueryFields): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    const dom = element.$$ as unknown as HTMLElement | null;
    if (fields.id) answer.id = element.id;
    if (fields.dataset) answer.dataset = { ...element.dataset };
    if (fields.mark) answer.mark = element.collectMarks();
    if (dom && (fields.rect || fields.size)) {
      const box = dom.getBoundingClientRect();
      const base = this.viewport.getBoundingClientRect();
      const left = box.left - base.left;
      const top = box.top - base.top;
      if (fields.rect)
        Object.assign(answer, { left, top, right: left + box.width, bottom: top + box.height });
      if (fields.size) Object.assign(answer, { width: box.width, height: box.height });
    }
    if (dom && fields.scrollOffset) Object.assign(answer, scrollOf(dom));
    if (fields.properties && glassEasel.Component.isComponent(element)) {
      for (const name of fields.properties) answer[name] = (element.data as Record<string, unknown>)[name];
    }
    if (dom && fields.computedStyle) {
      const style = getComputedStyle(dom);
      for (const name of fields.computedStyle) answer[name] = style[name as never];
    }
    if (dom && (fields.node || fields.context)) answer.node = nodeOfCanvas(dom) ?? dom;
    return answer;
  }
}

function scrollOf(dom: Element): Record<string, number> {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = dom;
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

class NodesRef {
  constructor(private readonly ask: (fields: QueryFields, callback?: Callback) => PhoneSelectorQuery) {}

  boundingClientRect(callback?: Callback): PhoneSelectorQuery {
    return this.ask({ id: true, dataset: true, rect: true, size: true }, callback);
  }

  scrollOffset(callback?: Callback): PhoneSelectorQuery {
    return this.ask({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  fields(fields: QueryFields, callback?: Callback): PhoneSelectorQuery {
    return this.ask(fields, callback);
  }

  node(callback?: Callback): PhoneSelectorQuery {
    return this.ask({ node: true }, callback);
  }

  context(callback?: Callback): PhoneSelectorQuery {
    return this.ask({ context: true }, callback);
  }
}
