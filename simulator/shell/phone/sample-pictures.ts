import type { FileStore } from '../../api/files/file-store';

/** A picture that every phone's album has, so that a program can be tried without files of one's own. */
interface SamplePicture {
  name: string;
  width: number;
  height: number;
  draw(context: CanvasRenderingContext2D, width: number, height: number): void;
}

const hills: SamplePicture['draw'] = (context, width, height) => {
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#b9d3e0');
  sky.addColorStop(1, '#f4ead8');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  for (const [at, colour] of [
    [0.55, '#9fb6a3'],
    [0.68, '#6f9080'],
    [0.82, '#46695c'],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += width / 40) {
      context.lineTo(x, height * at + Math.sin((x / width) * 7 + at * 20) * height * 0.06);
    }
    context.lineTo(width, height);
    context.fill();
  }
};

const portrait: SamplePicture['draw'] = (context, width, height) => {
  context.fillStyle = '#e7dccb';
  context.fillRect(0, 0, width, height);
  for (const [x, size, colour] of [
    [0.36, 0.2, '#7d8f9d'],
    [0.64, 0.17, '#b0766a'],
  ] as const) {
    context.fillStyle = '#e6bd9b';
    context.beginPath();
    context.arc(width * x, height * 0.42, width * size * 0.6, 0, 7);
    context.fill();
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(width * x, height * 0.78, width * size, height * 0.24, 0, 0, 7);
    context.fill();
  }
};

const page: SamplePicture['draw'] = (context, width, height) => {
  context.fillStyle = '#fdfbf6';
  context.fillRect(0, 0, width, height);
  context.strokeStyle = '#30353b';
  context.lineWidth = width / 260;
  for (let line = 0; line < 16; line += 1) {
    const y = height * (0.12 + line * 0.05);
    context.beginPath();
    context.moveTo(width * 0.12, y);
    for (let x = 0.12; x < (line % 5 === 4 ? 0.5 : 0.88); x += 0.012) {
      context.lineTo(width * x, y - Math.abs(Math.sin(x * 210 + line)) * height * 0.018);
    }
    context.stroke();
  }
};

const SAMPLES: readonly SamplePicture[] = [
  { name: '风景', width: 1600, height: 1200, draw: hills },
  { name: '合影', width: 1080, height: 1440, draw: portrait },
  { name: '手写页', width: 1240, height: 1754, draw: page },
  { name: '大图', width: 4000, height: 3000, draw: hills },
];

/** Names of the sample pictures, in the order of the album. */
export const sampleNames: readonly string[] = SAMPLES.map(({ name }) => name);

/** Draws a sample picture as a JPEG. @throws for a name that there is not */
export async function samplePicture(name: string): Promise<Blob> {
  const sample = SAMPLES.find((one) => one.name === name);
  if (!sample) throw new Error(`There is no sample picture "${name}".`);
  const canvas = document.createElement('canvas');
  canvas.width = sample.width;
  canvas.height = sample.height;
  const context = canvas.getContext('2d');
  if (context) sample.draw(context, sample.width, sample.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.9);
  });
}

/** A film of one second, drawn and recorded here. */
export async function sampleFilm(): Promise<{ blob: Blob; width: number; height: number; duration: number }> {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  for (let frame = 0; frame < 10; frame += 1) {
    hills(context, 320, 240);
    context.fillStyle = '#b3312c';
    context.fillRect(frame * 30, 110, 24, 24);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  recorder.stop();
  await ended;
  return { blob: new Blob(parts, { type: 'video/webm' }), width: 320, height: 240, duration: 1 };
}

/** A picture or a film of what stands before the camera, kept as a temporary file. */
export async function shootScene(
  files: FileStore,
  kind: 'image' | 'video',
): Promise<Record<string, unknown>> {
  const keep = async (blob: Blob, ending: string) =>
    files.temporary(new Uint8Array(await blob.arrayBuffer()), ending);
  if (kind === 'image') return { tempImagePath: await keep(await samplePicture('合影'), 'jpg') };
  const { blob, width, height, duration } = await sampleFilm();
  return { tempFilePath: await keep(blob, 'webm'), width, height, duration };
}
