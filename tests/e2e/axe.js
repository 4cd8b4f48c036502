// axe-core over what the page shows now.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 at level AA, all it builds on, and what axe's makers hold to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How many of a rule's elements are named. */
const NAMED = 4;

/** What axe finds: one text for each rule that is broken. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map(({ id, help, nodes }) =>
      ({ id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target: target.join(' '), why: failureSummary })) }));
  }, RULES);
  return found.map(({ id, help, nodes }) => [
    `${id}: ${help} (${nodes.length} times)`,
    ...nodes.slice(0, NAMED).flatMap(({ target, why }) => [target, ...why.split('\n').slice(1)]),
  ].join('\n    '));
}

/** Fails with everything that axe finds; `name` says where. */
export async function audit(t, name) {
  const found = await violations(t.page);
  if (found.length > 0) throw new Error(`axe on ${name}:\n  ${found.join('\n  ')}`);
}
