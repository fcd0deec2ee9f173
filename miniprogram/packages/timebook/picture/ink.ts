/** Colours of a drawn picture: paper stays light, whatever the phone's theme, because it leaves the phone. */
export const ink = {
  paper: '#FFFDF8',
  cloth: '#F4EEE2',
  edge: '#DCD2BF',
  pale: '#BDB29E',
  text: '#1E2326',
  second: '#5B6166',
  brand: '#B3312C',
  night: '#15130F',
  bone: '#EDE7DC',
  ash: '#A9A193',
} as const;

/** The look's serif at a size in units. */
export const serif = (size: number, weight: 400 | 500 = 400) =>
  `${weight} ${size}px "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", serif`;

export const mono = (size: number) => `400 ${size}px "SF Mono", Menlo, "Noto Sans Mono CJK SC", monospace`;
