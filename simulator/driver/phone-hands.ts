import type { Frame, Locator, Page } from 'playwright-core';

/** What to touch: the words on it, its role and name, or a CSS selector. */
export type Target = string | { role: string; name: string } | { selector: string };

/** A line drawn with the finger: points as fractions of the box, `[0, 0]` its upper left corner. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** The page on top; pages below it are hidden, not gone. */
export const TOP_PAGE = '#viewport > wx-page-frame:not([hidden])';

/** Fingers on the phone: finding what a person sees, tapping, writing, drawing. */
export class PhoneHands {
  constructor(
    readonly page: Page,
    protected readonly patience: number,
    /** True when the phone lies in the shell's frame. */
    private readonly framed: boolean,
  ) {}

  protected get hasFrame(): boolean {
    return !this.framed || this.page.mainFrame().childFrames().length > 0;
  }

  /** The phone's own document. @throws while the shell has not made its frame */
  protected get frame(): Frame {
    const main = this.page.mainFrame();
    const frame = this.framed ? main.childFrames()[0] : main;
    if (!frame) throw new Error('The shell shows no phone.');
    return frame;
  }

  /** What stands on the page or the tab bar. */
  find(target: Target): Locator {
    const top = this.frame.locator(TOP_PAGE);
    if (typeof target !== 'string') {
      return 'selector' in target
        ? top.locator(target.selector)
        : top.getByRole(target.role as 'button', { name: target.name, exact: true });
    }
    return top
      .getByText(target, { exact: true })
      .or(top.getByLabel(target, { exact: true }))
      .or(this.frame.locator('#tab-bar').getByRole('button', { name: target, exact: true }));
  }

  async tap(target: Target): Promise<void> {
    await this.firstVisible(target).click({ timeout: this.patience });
  }

  /** A button of the bars: 返回, 回到首页, 更多. */
  async tapBar(name: string): Promise<void> {
    await this.frame
      .locator('#navigation-bar')
      .getByRole('button', { name, exact: true })
      .click({ timeout: this.patience });
  }

  /** A button or line of the native sheet that is open. */
  async tapSheet(name: string): Promise<void> {
    const sheets = this.frame.locator('#sheets');
    const button = sheets.getByRole('button', { name, exact: true });
    await button
      .or(sheets.getByLabel(name, { exact: true }))
      .first()
      .click({ timeout: this.patience });
  }

  /** Writes into the field of the native sheet that is open, replacing what is there. */
  async typeSheet(text: string): Promise<void> {
    await this.frame.locator('#sheets').getByRole('textbox').fill(text, { timeout: this.patience });
  }

  /** Chooses pictures of the album by name (`风景`, `合影`, `手写页`, or a file of the project's `album`), and says 完成. */
  async choosePictures(...names: string[]): Promise<void> {
    for (const name of names) await this.tapSheet(name);
    await this.tapSheet('完成');
    await this.frame.locator('#sheets .album').waitFor({ state: 'detached', timeout: this.patience });
  }

  /** Gives files of this machine to the album or camera sheet that is open. */
  async giveFiles(...paths: string[]): Promise<void> {
    await this.frame.locator('#sheets input[type=file]').setInputFiles(paths, { timeout: this.patience });
  }

  /** Words of the native sheet that is open; empty when none is. */
  async sheetText(): Promise<string> {
    const boxes = this.frame.locator('#sheets .box, #sheets .toast');
    return (await boxes.allInnerTexts()).join('\n');
  }

  /** Writes into a field, replacing what is there. */
  async type(target: Target, text: string): Promise<void> {
    const place = this.firstVisible(target);
    const field = place.locator('input, textarea').or(place).last();
    await field.click({ timeout: this.patience });
    await field.fill(text, { timeout: this.patience });
  }

  /** Draws on a canvas with the mouse as a finger. */
  async draw(selector: string, strokes: readonly Stroke[]): Promise<void> {
    const canvas = this.find({ selector }).first();
    await canvas.scrollIntoViewIfNeeded({ timeout: this.patience });
    const box = await canvas.boundingBox();
    if (!box) throw new Error(`"${selector}" is not on the screen.`);
    const { mouse } = this.page;
    for (const stroke of strokes) {
      for (const [index, [x, y]] of stroke.entries()) {
        await mouse.move(box.x + x * box.width, box.y + y * box.height);
        if (index === 0) await mouse.down();
      }
      await mouse.up();
    }
  }

  private firstVisible(target: Target): Locator {
    return this.find(target).filter({ visible: true }).first();
  }
}
