/**
 * TDesign's icon style sheet has 2,352 classes over a font on a CDN. Only the classes in use stay, and never the font: an icon in use
 * needs a drawing of our own.
 */

/** Where markup names an icon of TDesign: `<t-icon name="x">`, and the `icon` attributes of its other components. */
const iconAttributes = [
  /<t-icon\b[^>]*?\bname\s*=\s*"([a-z][a-z0-9-]*)"/g,
  /<t-[a-z-]+\b[^>]*?\b(?:[a-z]+-)?icon\s*=\s*"([a-z][a-z0-9-]*)"/g,
];

/** Names of TDesign's icons that a template asks for. */
export function iconsNamedIn(template: string): string[] {
  return iconAttributes.flatMap((pattern) =>
    [...template.matchAll(pattern)].map((match) => match[1] as string),
  );
}

/**
 * The icon style sheet without its font and without the classes of icons.
 * @param sheet TDesign's `icon.wxss`
 * @param used icon names that the program's own templates ask for
 * @throws Error when an icon is asked for: its glyph would come from a CDN
 */
export function pruneIconSheet(sheet: string, used: readonly string[]): string {
  const known = used.filter((name) => sheet.includes(`.t-icon-${name}:before`));
  if (known.length > 0)
    throw new Error(
      `TDesign would fetch the icons ${known.join(', ')} from a CDN. Use components/icon, whose drawings are in the package.`,
    );
  return sheet.replace(/@font-face\{[^}]*\}\s*/g, '').replace(/\.t-icon-[a-z0-9-]+:before\{[^}]*\}\s*/g, '');
}
