import { glassEasel } from 'glass-easel-miniprogram-adapter';

interface Group {
  _$comp?: glassEasel.GeneralComponent | null;
}

/**
 * Says whose doing a framework warning is that names no component (a property of the wrong type): the component whose template or
 * script gave the value. A value set by the component's own `setData` is its own doing, any other its owner's.
 */
export class WarningSource {
  private readonly updating: glassEasel.GeneralComponent[] = [];
  private readonly setting: unknown[] = [];

  watch(): void {
    const { updating } = this;
    const prototype = glassEasel.DataGroup.prototype as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    const apply = prototype.applyDataUpdates;
    if (!apply) return;
    prototype.applyDataUpdates = function (this: Group, ...args) {
      if (!this._$comp) return apply.apply(this, args);
      updating.push(this._$comp);
      try {
        return apply.apply(this, args);
      } finally {
        updating.pop();
      }
    };
    const { setting } = this;
    const component = glassEasel.Component.prototype as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    const setData = component.setData;
    if (!setData) return;
    component.setData = function (this: unknown, ...args) {
      setting.push(this);
      try {
        return setData.apply(this, args);
      } finally {
        setting.pop();
      }
    };
  }

  /** Path of the component, or empty when nothing is being updated. */
  path(): string {
    const subject = this.updating.at(-1);
    if (!subject) return '';
    if (this.setting.at(-1) === subject) return subject.is;
    return subject.ownerShadowRoot?.getHostNode().is ?? subject.is;
  }
}
