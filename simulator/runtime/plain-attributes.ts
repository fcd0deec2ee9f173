import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { phoneUnits } from '../compile/style-values';

/**
 * Attributes that every element takes without declaring a property: `aria-…`, `role`, `hidden`. The framework asks a component
 * whether such a name is one of its external classes before it warns; here they are answered for and put on the DOM element.
 * Inline styles get the phone's units on the way.
 */
export function installPlainAttributes(): void {
  const component = glassEasel.Component.prototype as unknown as {
    hasExternalClass(name: string): boolean;
    setExternalClass(name: string, value: unknown): void;
    $$: HTMLElement | null;
  };
  const hasExternalClass = component.hasExternalClass;
  const setExternalClass = component.setExternalClass;
  component.hasExternalClass = function (name) {
    return isPlain(name) || hasExternalClass.call(this, name);
  };
  component.setExternalClass = function (name, value) {
    if (isPlain(name)) setPlainAttribute(this.$$, name, value);
    else setExternalClass.call(this, name, value);
  };
  const element = glassEasel.Element.prototype as unknown as {
    setNodeStyle(style: string, segment?: number): void;
  };
  const setNodeStyle = element.setNodeStyle;
  element.setNodeStyle = function (style, segment) {
    setNodeStyle.call(this, phoneUnits(style), segment);
  };
}

function isPlain(name: string): boolean {
  return (
    name.startsWith('aria-') ||
    /^aria[A-Z]/.test(name) ||
    name === 'role' ||
    name === 'hidden' ||
    name === 'tabindex'
  );
}

/** Sets or removes an attribute as WeChat writes it: `aria-role` is the DOM's `role`, false and empty remove it. */
export function setPlainAttribute(element: HTMLElement | null, name: string, value: unknown): void {
  const written = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const attribute = written === 'aria-role' ? 'role' : written;
  const absent =
    value === undefined || value === null || value === '' || (value === false && attribute === 'hidden');
  if (absent) element?.removeAttribute(attribute);
  else element?.setAttribute(attribute, attribute === 'hidden' ? '' : String(value));
}
