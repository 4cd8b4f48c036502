// axe-core finds nothing on any view, in either language, light and dark, wide and narrow.

import { violations } from './axe.js';
import { resize } from './page.js';
import { VIEWS, speak } from './views.js';

/** Every two of language, colours and width together: what is wrong with all three alone is not known of. */
const COMBINATIONS = [
  { lang: 'zh', scheme: 'light', width: 1280 },
  { lang: 'zh', scheme: 'dark', width: 480 },
  { lang: 'en', scheme: 'dark', width: 1280 },
  { lang: 'en', scheme: 'light', width: 480 },
];

export default Object.fromEntries(VIEWS.map(({ name, says, go, open }) => [`${name}: ${says}`, async (t) => {
  if (t.browserName !== 'chromium') t.skip('access.test.js asks axe here');
  const page = await t.open();
  await go(t);
  const faults = new Map();
  let spoken = '';
  for (const { lang, scheme, width } of COMBINATIONS) {
    if (lang !== spoken) {
      await speak(page, lang);
      await open?.(t);
      spoken = lang;
    }
    await resize(page, width, 800);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const fault of await violations(page)) faults.set(fault, [...(faults.get(fault) ?? []), `${lang} ${scheme} ${width}`]);
  }
  if (faults.size > 0) {
    throw new Error([...faults].map(([fault, where]) => `${where.join(', ')}\n  ${fault}`).join('\n'));
  }
}]));
