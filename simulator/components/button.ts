import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';
import { hoverAbility, hoverProperties } from './press-state';

/** Open types that end in an event of their own; the person's answer comes from a sheet that the shell draws. */
const askingTypes: Record<string, string> = {
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  getUserInfo: 'getuserinfo',
  openSetting: 'opensetting',
  chooseAvatar: 'chooseavatar',
  contact: 'contact',
};

/** A button. `disabled` and `loading` are drawn; a disabled one fires no tap. `form-type` submits or resets the form around it. */
export const button = builtIn({
  name: 'button',
  properties: {
    ...hoverProperties(20, 70, 'button-hover'),
    size: { type: String, value: 'default' },
    type: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    name: String,
    value: String,
    lang: String,
    activityType: null,
    entrancePath: null,
    needShowEntrance: null,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    appParameter: String,
    showMessageCard: null,
    phoneNumberNoQuotaToast: null,
  },
  create({ dom }) {
    dom.setAttribute('role', 'button');
    dom.setAttribute('tabindex', '0');
    return {};
  },
  update({ dom, data }) {
    dom.dataset.size = String(data.size);
    dom.dataset.type = String(data.type);
    dom.toggleAttribute('data-plain', data.plain === true);
    dom.toggleAttribute('data-loading', data.loading === true);
    dom.toggleAttribute('data-disabled', data.disabled === true);
    if (data.disabled === true) dom.setAttribute('aria-disabled', 'true');
    else dom.removeAttribute('aria-disabled');
  },
  ability: (self) => ({
    ...hoverAbility(self),
    labelled: true,
    disabled: () => self.data.disabled === true,
    activate: () => activate(self),
  }),
});

function activate(self: BuiltInElement): void {
  const { dom, data, context } = self;
  if (data.formType === 'submit' || data.formType === 'reset') {
    dom.closest('wx-form')?.dispatchEvent(new CustomEvent(`wx-${data.formType}`));
  }
  const type = String(data.openType ?? '');
  if (type === '') return;
  if (type === 'agreePrivacyAuthorization')
    self.trigger('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  else if (type === 'share') share(self);
  else if (askingTypes[type]) {
    const name = askingTypes[type];
    void context.host.sheet<object>(type, { ...data }).then((detail) => self.trigger(name, detail));
  } else context.program.report('error', `<button open-type="${type}"> is not available in the simulator.`);
}

function share(self: BuiltInElement): void {
  const { context, component, dom } = self;
  const page = context.program.stack.pages.at(-1);
  const made = page?.instance.onShareAppMessage;
  const target = { id: component.id, dataset: { ...component.dataset } };
  const content =
    typeof made === 'function'
      ? (made.call(page?.instance, { from: 'button', target }) as object | undefined)
      : undefined;
  const title = String(context.program.windowSettings(page?.route ?? '').navigationBarTitleText);
  void context.host.sheet('share', { title, path: page?.route, from: dom.textContent, ...content });
}
