import { byId, h } from '../element';
import type { Person } from './people-section';
import { PhoneFrame, type PhoneWishes } from './phone-frame';

/** 第二部手机: another person's phone beside the first, on the same cloud. It lives until it is put away. */
export class SecondPhone {
  private frame: PhoneFrame | undefined;
  private readonly choice: HTMLSelectElement;
  private readonly path = h('p', { class: 'page-path', 'aria-live': 'off' });

  /**
   * @param first wishes of the first phone: theme, network and device are the same for both
   * @param changed told with the person after each change, with nothing when the phone was put away
   */
  constructor(
    private readonly people: readonly Person[],
    private readonly first: PhoneWishes,
    private readonly changed: (person: string | undefined) => void,
  ) {
    this.choice = h(
      'select',
      { 'aria-label': '第二部手机是谁的', onchange: () => this.lay(this.choice.value) },
      ...people.map(({ openid, name }) => h('option', { value: openid }, name)),
    );
  }

  get person(): string | undefined {
    return this.frame?.wishes.person;
  }

  /** Lays the phone beside the first, in somebody's hands. */
  lay(
    person: string | undefined = this.people.find(({ openid }) => openid !== this.first.person)?.openid,
  ): void {
    if (person === undefined) return;
    this.choice.value = person;
    if (this.frame) {
      this.frame.wishes.person = person;
      this.frame.load();
    } else this.frame = this.make(person);
    this.refresh();
    this.changed(person);
  }

  /** Nobody holds two phones: whoever is here cannot be chosen for the first, and the other way round. */
  refresh(): void {
    for (const option of this.choice.options) option.disabled = option.value === this.first.person;
  }

  putAway(): void {
    byId('second').replaceChildren();
    byId('second').hidden = true;
    this.frame = undefined;
    this.changed(undefined);
  }

  /** Opens a path when this phone is that person's. */
  open(path: string, scene: number, person: string, chat?: string): boolean {
    if (!this.frame || person !== this.person) return false;
    this.frame.open(path, scene, person, chat);
    return true;
  }

  /** Takes the first phone's look, at once or by a fresh start. */
  wish(wish: Partial<PhoneWishes>, afresh: boolean): void {
    if (!this.frame) return;
    Object.assign(this.frame.wishes, wish);
    if (afresh) this.frame.load(this.frame.control?.path());
    else this.frame.control?.change(wish);
  }

  receive(event: string, data: unknown): void {
    this.frame?.control?.receive(event, data);
  }

  private make(person: string): PhoneFrame {
    const iframe = h('iframe', { title: '第二部手机' });
    byId('second').replaceChildren(
      h('div', { class: 'case' }, iframe),
      h(
        'div',
        { class: 'holder' },
        this.choice,
        h('button', { class: 'pill', type: 'button', onclick: () => this.putAway() }, '收起'),
      ),
      this.path,
    );
    byId('second').hidden = false;
    const frame = new PhoneFrame(iframe, { ...this.first, person }, (path) => {
      this.path.textContent = path;
    });
    frame.load();
    return frame;
  }
}
