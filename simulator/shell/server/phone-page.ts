import type { Boot } from './shell-server';

/**
 * The phone's page with what it would ask for next: the first reading, and the program's own files, which the browser then fetches
 * while it still reads the shell's script.
 */
export function phonePage(html: string, boot: Boot): string {
  const program =
    boot.errors.length > 0
      ? []
      : [
          `<link rel="stylesheet" href="/phone.css?${boot.revision}">`,
          `<script id="program" src="/phone.js?${boot.revision}" defer></script>`,
        ];
  // "<" could end the element; it stands only within JSON's strings.
  const reading = JSON.stringify(boot).replaceAll('<', '\\u003c');
  const parts = [...program, `<script id="boot" type="application/json">${reading}</script>`];
  return html.replace('<!-- program -->', () => parts.join('\n'));
}
