import type { AssociatedBackend, CodeSpace, glassEasel, Root } from 'glass-easel-miniprogram-adapter';
import { eventChannels } from './event-channel';
import { watchScrolling } from './page-scrolling';
import type { EventChannel, PageInstance, StackPage } from './phone';
import type { Problems } from './problems';
import type { ReadyQueue } from './ready-queue';
import { ownStyles } from './style-sheets';

/** What pages are made with. */
export interface PageMakers {
  space: CodeSpace;
  backend: AssociatedBackend;
  viewport: HTMLElement;
  problems: Problems;
  ready: ReadyQueue;
  load(route: string): void;
  reachBottomDistance(route: string): number;
  /** Whether app.wxss keeps out of this page. */
  hasOwnStyles(route: string): boolean;
  /** The program's own tab bar, when this page stands in one. */
  customTabBar(route: string): string | undefined;
}

/** One page from `onLoad` to `onUnload`. */
export class OpenPage implements StackPage {
  readonly instance: PageInstance;
  readonly element: HTMLElement;
  readonly eventChannel: EventChannel;
  /** The end of the channel that the opener of this page holds. */
  readonly openerChannel: EventChannel;
  private readonly frame: HTMLElement;
  private readonly root: Root;
  private readonly tabBar: Root | undefined;
  private visible = false;
  private readyDone = false;

  constructor(
    private readonly makers: PageMakers,
    readonly route: string,
    readonly query: Readonly<Record<string, string>>,
    events: Record<string, (...values: unknown[]) => void> | undefined,
    /** Called before `onLoad`, so that `getCurrentPages()` in it already has the page. */
    onMade: (page: OpenPage) => void,
  ) {
    const { space, backend, viewport, ready } = makers;
    makers.load(route);
    const channels = eventChannels(events);
    this.eventChannel = channels.opened;
    this.openerChannel = channels.opener;
    this.frame = document.createElement('wx-page-frame');
    this.frame.dataset.route = route;
    this.frame.toggleAttribute(ownStyles, makers.hasOwnStyles(route));
    this.element = document.createElement('wx-page');
    this.frame.append(this.element);
    viewport.append(this.frame);
    ready.hold();
    this.root = backend.createRoot('page-root', space, route);
    this.instance = this.root.get() as unknown as PageInstance;
    this.tabBar = this.makeTabBar();
    const options = { ...query };
    Object.assign(this.instance, {
      getTabBar: () => this.tabBar?.get() ?? null,
      route,
      __route__: route,
      options,
      getOpenerEventChannel: () => this.eventChannel,
      getPageId: () => `page-${route}`,
    });
    onMade(this);
    const place = document.createElement('span');
    this.element.append(place);
    this.root.attach(this.element as never, place as never);
    this.call('onLoad', options);
    this.show();
    watchScrolling(this.element, this.instance, makers.reachBottomDistance(route), (name, value) =>
      this.call(name, value),
    );
    ready.release();
    this.readyDone = true;
    this.call('onReady');
  }

  get component(): glassEasel.GeneralComponent {
    return this.root.getComponent();
  }

  show(): void {
    if (this.visible) return;
    this.visible = true;
    this.frame.hidden = false;
    this.call('onShow');
    this.component.triggerPageLifetime('show', []);
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.call('onHide');
    this.component.triggerPageLifetime('hide', []);
    this.frame.hidden = true;
  }

  unload(): void {
    this.visible = false;
    this.call('onUnload');
    this.root.release();
    this.tabBar?.release();
    this.frame.remove();
  }

  /** Each page has a tab bar of its own, as in WeChat; it lies above the page and is no part of it. */
  private makeTabBar(): Root | undefined {
    const { backend, space, load, customTabBar } = this.makers;
    const path = customTabBar(this.route);
    if (path === undefined) return undefined;
    load(path);
    const root = backend.createRoot('custom-tab-bar', space, path);
    const [element, place] = [document.createElement('wx-custom-tab-bar'), document.createElement('span')];
    element.append(place);
    this.frame.append(element);
    root.attach(element as never, place as never);
    return root;
  }

  /** Calls a method of the page when it has it; what it throws is a problem of the program. */
  call(name: string, ...values: unknown[]): unknown {
    const method = this.instance[name];
    if (typeof method !== 'function') return undefined;
    try {
      return method.apply(this.instance, values);
    } catch (error) {
      this.makers.problems.uncaught(
        error,
        ` (in ${name} of ${this.route}${this.readyDone ? '' : ', while opening'})`,
      );
      return undefined;
    }
  }
}
