// axe-core finds nothing on any view, in either language, light and dark, wide and narrow.

import { violations } from './axe.js';
import { resize } from './page.js';
import { VIEWS, speak } from './views.js';

/** Each language, each set of colours and each width once. */
const COMBINATIONS = [
  { lang: 'zh', scheme: 'light', width: 1280 },
  { lang: 'en', scheme: 'dark', width: 480 },
];

export const kernels = ['chromium'];

export default Object.fromEntries(VIEWS.map(({ name, says, go, open }) => [`${name}: ${says}`, async (t) => {
  const page = await t.open();
  await go(t);
  const faults = new Map();
  for (const { lang, scheme, width } of COMBINATIONS) {
    await speak(page, lang);
    await open?.(t);
    await resize(page, width, 800);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const fault of await violations(page)) faults.set(fault, [...(faults.get(fault) ?? []), `${lang} ${scheme} ${width}`]);
  }
  if (faults.size > 0) {
    throw new Error([...faults].map(([fault, where]) => `${where.join(', ')}\n  ${fault}`).join('\n'));
  }
}]));
