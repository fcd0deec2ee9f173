import type { NewVersion } from '../../api/api-host';
import { deviceOf } from '../phone/devices';
import type { PhoneControl } from '../phone/phone-control';

/** What the panel chose for the phone; it outlives a change of person. */
export interface PhoneWishes {
  person: string;
  theme: 'light' | 'dark';
  fontSize: number;
  network: 'wifi' | 'weak' | 'none';
  reducedMotion: boolean;
  /** Id of the device (phone/devices.ts). */
  device: string;
  /** Whether the program finds a newer version of itself at its next start. */
  newVersion: NewVersion;
}

/** A phone's iframe: loads it, reaches into it, and tells the path of the page on top. */
export class PhoneFrame {
  private readonly attached: ((control: PhoneControl) => void)[] = [];

  constructor(
    private readonly frame: HTMLIFrameElement,
    readonly wishes: PhoneWishes,
    private readonly showPath: (path: string) => void,
  ) {
    this.frame.addEventListener('load', () => {
      const control = this.control;
      if (!control) return;
      control.onPage((path) => this.showPath(path));
      for (const listener of this.attached) listener(control);
      void control.ready.then(() => this.showPath(control.path() ?? ''));
    });
  }

  get control(): PhoneControl | undefined {
    return this.frame.contentWindow?.__phone;
  }

  /** The phone's own document and storage, for whoever looks inside. */
  get inside(): Window | null {
    return this.frame.contentWindow;
  }

  /** Told each time a phone has been loaded. */
  onAttached(listener: (control: PhoneControl) => void): void {
    this.attached.push(listener);
  }

  /** Starts the program afresh, for the wished person. */
  load(path?: string, scene?: number, chat?: string): void {
    const { person, theme, fontSize, network, reducedMotion, device, newVersion } = this.wishes;
    const { width, height } = deviceOf(device);
    this.frame.style.setProperty('--device-width', `${width}px`);
    this.frame.style.setProperty('--device-height', `${height}px`);
    const query = new URLSearchParams({ framed: '1', as: person, theme, font: String(fontSize), network });
    query.set('device', device);
    if (reducedMotion) query.set('reduced', '1');
    if (newVersion !== 'none') query.set('update', newVersion);
    if (path) query.set('path', path);
    if (scene !== undefined) query.set('scene', String(scene));
    if (chat !== undefined) query.set('chat', chat);
    this.frame.contentWindow?.location.replace(`/phone.html?${query}`);
  }

  /** Opens a path in the running phone, or in a fresh one for another person. */
  open(path: string, scene: number, person: string, chat?: string): void {
    if (person !== this.wishes.person) {
      this.wishes.person = person;
      this.load(path, scene, chat);
    } else void this.control?.open(path, scene, chat);
    this.frame.focus();
  }
}
