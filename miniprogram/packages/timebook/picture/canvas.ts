/** What the drawings here need of a canvas of WeChat (`type="2d"`). */
export type Pen = {
  save(): void;
  restore(): void;
  scale(x: number, y: number): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  setLineDash(pattern: number[]): void;
  fill(rule?: 'evenodd'): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  globalAlpha: number;
};

type Canvas = { width: number; height: number; getContext(kind: '2d'): Pen };

/**
 * The board in pixels. A canvas of more than 1365 on a side crashes some phones (PLATFORM.md §10). Its place on the page has the same
 * size in px, so that its pixels and the page's are one and a picture is the same on every screen.
 */
export const board = { width: 1024, height: 1364 } as const;

/** A picture to be drawn: `width` × `height` units, `scale` pixels each; drawn in units from the upper left corner. */
export type Picture = { width: number; height: number; scale: number; draw(pen: Pen): void };

/**
 * Draws a picture on the page's board (`<template name="board">` of `picture/board.wxml`) and gives the path of its file, which lives
 * as long as the program runs. Drawings of one board come one after the other.
 * @throws Error when the phone has no such canvas or cannot write the file
 */
export async function draw(page: object, { width, height, scale, draw: paint }: Picture): Promise<string> {
  const pixels = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (pixels.width > board.width || pixels.height > board.height) throw new Error('larger than the board');
  const canvas = await boardOf(page);
  if (canvas.width !== board.width || canvas.height !== board.height) {
    canvas.width = board.width;
    canvas.height = board.height;
  }
  const pen = canvas.getContext('2d');
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, board.width, board.height);
  pen.save();
  pen.scale(scale, scale);
  paint(pen);
  pen.restore();
  return fileOf(canvas, pixels);
}

/** A pen to measure with, before anything is drawn. */
export async function penOf(page: object): Promise<Pen> {
  return (await boardOf(page)).getContext('2d');
}

function boardOf(page: object): Promise<Canvas> {
  return new Promise((resolve, reject) => {
    wx.createSelectorQuery()
      .in(page as never)
      .select('#board')
      .fields({ node: true } as never, (found) => {
        const node = (found as unknown as { node?: Canvas } | null)?.node;
        if (node) resolve(node);
        else reject(new Error('no board'));
      })
      .exec();
  });
}

function fileOf(canvas: Canvas, { width, height }: { width: number; height: number }): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.canvasToTempFilePath({
      canvas: canvas as never,
      x: 0,
      y: 0,
      width,
      height,
      destWidth: width,
      destHeight: height,
      fileType: 'png',
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => reject(new Error('no picture')),
    });
  });
}
