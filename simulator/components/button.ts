import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';
import { hoverAbility, hoverProperties } from './press-state';

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
  const { dom, data } = self;
  if (data.formType === 'submit' || data.formType === 'reset') {
    dom.closest('wx-form')?.dispatchEvent(new CustomEvent(`wx-${data.formType}`));
  }
  // Two can be combined, `getPhoneNumber|agreePrivacyAuthorization`: the consent comes first.
  const types = String(data.openType ?? '')
    .split('|')
    .filter((type) => type !== '')
    .sort((one) => (one === 'agreePrivacyAuthorization' ? -1 : 1));
  void open(self, types);
}

async function open(self: BuiltInElement, types: readonly string[]): Promise<void> {
  const { component, context, data } = self;
  for (const type of types) {
    if (type === 'share') {
      context.host.share({ id: component.id, dataset: { ...component.dataset } });
      continue;
    }
    const { known, detail, error } = await context.host.openType(type, { ...data });
    if (!known)
      context.program.report('error', `<button open-type="${type}"> is not available in the simulator.`);
    else if (error) self.trigger('error', error);
    // The event is the open type in small letters: `getphonenumber`, `chooseavatar`.
    else if (detail) self.trigger(type.toLowerCase(), detail);
  }
}
