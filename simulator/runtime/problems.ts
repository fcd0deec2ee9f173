import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { WarningSource } from './warning-source';

export interface Problem {
  kind: 'warning' | 'error';
  message: string;
}

/** Collects what the framework warns of and what the program leaves uncaught. */
export class Problems {
  readonly list: Problem[] = [];
  /** Warnings about what an npm package does inside of its own components: known, but not the program's to mend. */
  readonly ofPackages: Problem[] = [];

  /** @param fromPackage tells by a component's path whether it came with an npm package */
  constructor(private readonly fromPackage: (path: string) => boolean) {}

  private readonly source = new WarningSource();
  /** The program's own error hook (`App.onError`); it gets the text that WeChat gives, message and stack. */
  onError: (text: string) => void = () => undefined;
  /** `App.onUnhandledRejection`. */
  onUnhandledRejection: (detail: { reason: unknown; promise: Promise<unknown> }) => void = () => undefined;

  report(kind: Problem['kind'], message: string): void {
    this.list.push({ kind, message });
    if (kind === 'error') console.error(message);
    else console.warn(message);
  }

  /** Starts to listen; everything caught from here on is a problem. */
  listen(): void {
    this.source.watch();
    glassEasel.addGlobalWarningListener((message, component, element) => {
      const named = typeof component === 'string' ? component : component.is;
      const path = named || prepared(message) || this.source.path();
      const place = [tagOf(element), path && `in ${path}`].filter(Boolean).join(' ');
      const text = place === '' ? message : `${message} (${place})`;
      const tell = () => {
        if (this.fromPackage(path)) this.ofPackages.push({ kind: 'warning', message: text });
        else this.report('warning', text);
      };
      const property = /^"(\w+)" is not a valid property$/.exec(message)?.[1];
      if (property === undefined) tell();
      // Its observer in WXS (`change:property`) is known only when the element stands.
      else queueMicrotask(() => isObserved(element, property) || tell());
      return false;
    });
    glassEasel.addGlobalErrorListener((error, method, component) => {
      const place = component
        ? ` (in ${typeof component === 'string' ? component : component.is}, ${method ?? ''})`
        : '';
      this.uncaught(error, place);
      return false;
    });
    window.addEventListener('error', (event) => {
      if (event.error !== undefined && event.error !== null) this.uncaught(event.error, '');
      else if (event.message) this.uncaught(event.message, '');
    });
    window.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      this.report('error', `Unhandled rejection: ${describe(event.reason)}`);
      this.onUnhandledRejection({ reason: event.reason, promise: event.promise });
    });
  }

  /** An exception that nobody caught. */
  uncaught(error: unknown, place: string): void {
    const text = describe(error);
    this.report('error', text + place);
    this.onError(`MiniProgramError\n${text}`);
  }
}

/** Whether WXS observes an attribute, `change:width`: then it may be one that the element does not know. */
function isObserved(element: object | undefined, property: string): boolean {
  const { _$wxTmplArgs } = (element ?? {}) as { _$wxTmplArgs?: { changeProp?: Record<string, unknown> } };
  const camel = (name: string) => name.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
  return Object.keys(_$wxTmplArgs?.changeProp ?? {}).some((name) => camel(name) === property);
}

/** A warning that comes while a component is made ready names it in its text alone. */
function prepared(message: string): string {
  return /\(when preparing (?:behavior|component) "([^"]+)"\)/.exec(message)?.[1] ?? '';
}

/** `<wx/button>`, `<parts/box/index>`: the component that a warning is about, when it is one. */
function tagOf(element: glassEasel.Node | undefined): string {
  const component = element && glassEasel.Component.isComponent(element) ? element : undefined;
  return component ? `<${component.is}>` : '';
}

function describe(error: unknown): string {
  if (error instanceof Error)
    return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
  if (typeof error === 'object' && error !== null) return JSON.stringify(error);
  return String(error);
}
