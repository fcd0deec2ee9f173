import type { AtRule, ChildNode, Container, Rule } from 'postcss';

/** Settings of the phone that stylesheets ask for by media queries and that change while the program runs. */
const switches = [
  { feature: /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/i, attribute: 'data-theme' },
  { feature: /\(\s*prefers-reduced-motion\s*:\s*(reduce|no-preference)\s*\)/i, attribute: 'data-motion' },
];

interface SwitchedQuery {
  /** What is left of the query for the browser to judge; empty when nothing is. */
  rest: string;
  /** `[data-theme="dark"]`, on the document's root element. */
  conditions: string[];
}

/**
 * Replaces `@media (prefers-color-scheme: …)` and `(prefers-reduced-motion: …)` by rules under an attribute of the root element
 * without weight, `:where([data-theme="dark"]) .card`, so that the phone's own settings decide and not the browser's.
 */
export function switchMediaQueries(root: Container): void {
  root.walkAtRules('media', (media) => {
    const queries = media.params.split(',').map(switchedQuery);
    if (queries.every(({ conditions }) => conditions.length === 0)) return;
    const replacements: ChildNode[] = [];
    for (const { rest, conditions } of queries) {
      const copy = media.clone({ params: rest });
      copy.walkRules((rule) => addConditions(rule, conditions));
      replacements.push(...(rest === '' ? (copy.nodes ?? []) : [copy]));
    }
    media.replaceWith(replacements);
  });
}

function switchedQuery(query: string): SwitchedQuery {
  let rest = query;
  const conditions: string[] = [];
  for (const { feature, attribute } of switches) {
    const found = feature.exec(rest);
    if (!found) continue;
    conditions.push(`[${attribute}="${(found[1] ?? '').toLowerCase()}"]`);
    rest = rest.replace(feature, '');
  }
  if (conditions.length === 0) return { rest: query.trim(), conditions };
  const features = rest
    .split(/\band\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(all|screen|only screen)$/i.test(part));
  return { rest: features.join(' and '), conditions };
}

function addConditions(rule: Rule, conditions: string[]): void {
  if (/keyframes$/i.test((rule.parent as AtRule | undefined)?.name ?? '')) return;
  const where = `:where(${conditions.join('')})`;
  rule.selectors = rule.selectors.map((selector) =>
    /^(:root|html)\b/.test(selector)
      ? selector.replace(/^(:root|html)/, `$1${where}`)
      : `${where} ${selector}`,
  );
}
