import { type AnyBuiltIn, type BuiltIn, type BuiltInElement, builtIn } from './built-in';

/** What a group needs to know of a box or button in it. */
interface Choice {
  value: string;
  checked(): boolean;
  set(checked: boolean): void;
}

const choices = new WeakMap<Element, Choice>();

/** `<checkbox>` and `<radio>`: a control with its label text inside. */
export function choice(name: 'checkbox' | 'radio', defaultColor: string): AnyBuiltIn {
  return builtIn<{ mark: HTMLElement }>({
    name,
    properties: {
      value: String,
      checked: Boolean,
      disabled: Boolean,
      color: { type: String, value: defaultColor },
    },
    create(self) {
      const mark = document.createElement('span');
      mark.className = `wx-${name}-mark`;
      mark.setAttribute('aria-hidden', 'true');
      self.dom.prepend(mark);
      self.dom.setAttribute('role', name);
      self.dom.setAttribute('tabindex', '0');
      choices.set(self.dom, {
        get value() {
          return String(self.data.value);
        },
        checked: () => self.data.checked === true,
        set: (checked) => self.set('checked', checked),
      });
      return { mark };
    },
    update({ dom, data, state }) {
      dom.setAttribute('aria-checked', String(data.checked === true));
      dom.setAttribute('aria-disabled', String(data.disabled === true));
      state.mark.style.color = String(data.color);
    },
    ability: (self) => ({
      labelled: true,
      disabled: () => self.data.disabled === true,
      activate: () => {
        if (name === 'radio' && self.data.checked === true) return;
        self.set('checked', name === 'radio' ? true : self.data.checked !== true);
        self.dom.dispatchEvent(new CustomEvent('wx-choice', { bubbles: true }));
      },
    }),
  });
}

/** `<checkbox-group>` and `<radio-group>`. @param combined the group's value from the checked ones */
export function choiceGroup(combined: (checked: Choice[]) => unknown): Pick<BuiltIn, 'create' | 'ability'> {
  const members = ({ dom }: BuiltInElement) =>
    [...dom.querySelectorAll('wx-checkbox, wx-radio')].flatMap((element) => choices.get(element) ?? []);
  const checked = (self: BuiltInElement) => members(self).filter((member) => member.checked());
  return {
    create(self) {
      if (self.dom.tagName === 'WX-RADIO-GROUP') self.dom.setAttribute('role', 'radiogroup');
      self.dom.addEventListener('wx-choice', (event) => {
        event.stopPropagation();
        if (self.dom.tagName === 'WX-RADIO-GROUP') {
          const chosen = choices.get(event.target as Element);
          for (const member of members(self)) if (member !== chosen && member.checked()) member.set(false);
        }
        self.trigger('change', { value: combined(checked(self)) });
      });
      return {};
    },
    ability: (self) => ({
      field: {
        name: () => String(self.data.name ?? ''),
        value: () => combined(checked(self)),
        reset: () => {
          for (const member of members(self)) member.set(false);
        },
      },
    }),
  };
}
