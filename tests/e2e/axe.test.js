// axe-core finds nothing on any view, in either language, light and dark, wide and narrow.

import { violations } from './axe.js';
import { resize } from './page.js';
import { VIEWS, speak } from './views.js';

const LANGUAGES = ['zh', 'en'];
const SCHEMES = ['light', 'dark'];
const WIDTHS = [1280, 480];

/** Every combination in one kernel; the others have the same document, and one shows that they do. */
const combinations = (browserName) => LANGUAGES.flatMap((lang) => SCHEMES.flatMap((scheme) => WIDTHS.map((width) => ({ lang, scheme, width }))))
  .filter(({ lang, scheme, width }) => browserName === 'chromium'
    || (lang === 'en' && scheme === 'dark' && width === 480));

export default Object.fromEntries(VIEWS.map(({ name, says, go, open }) => [`${name}: ${says}`, async (t) => {
  const page = await t.open();
  await go(t);
  const faults = new Map();
  let spoken = '';
  for (const { lang, scheme, width } of combinations(t.browserName)) {
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
