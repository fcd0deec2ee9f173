/** As much of pdfkit as is used here. */
declare module 'pdfkit' {
  interface FontFace {
    hasGlyphForCodePoint(point: number): boolean;
  }
  class PDFDocument {
    constructor(options: Record<string, unknown>);
    info: Record<string, unknown>;
    page: { width: number; height: number };
    on(event: 'data', act: (chunk: Buffer) => void): this;
    on(event: 'end', act: () => void): this;
    on(event: 'error', act: (error: Error) => void): this;
    addPage(): this;
    registerFont(name: string, source: Buffer): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    lineCap(kind: 'round' | 'butt'): this;
    lineJoin(kind: 'round' | 'miter'): this;
    widthOfString(text: string, options?: Record<string, unknown>): number;
    text(text: string, x: number, y: number, options: Record<string, unknown>): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    path(d: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    image(source: Buffer, x: number, y: number, options: Record<string, unknown>): this;
    stroke(): this;
    fill(color?: string, rule?: 'even-odd'): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    outline: { addItem(title: string): unknown };
    bufferedPageRange(): { start: number; count: number };
    switchToPage(number: number): void;
    end(): void;
    readonly _font: { font: FontFace };
  }
  export default PDFDocument;
}
