// Every view there is, and how to get there: the accessibility tests, the pictures in docs/pictures and
// whoever else wants to see all of the page go by this one table. A new page adds a line.
//
// A view has a name, a sentence for docs/pictures.md, `go(t)`, which leads there from a page just opened
// (in Chinese), and for what a change of language would close, `open(t)`, which is done last and goes by
// selectors alone. For the pictures it may say `paper`, when it has a use on paper, and what pictures there
// are `also`: dark, english; `top` keeps to the first screen, `from` begins at a part of the view.

import { dropFiles, until } from './helpers.js';
import { SCHEME, YEAR, click, drop, loadSample, settled } from './page.js';

/** Goes to the view that a fragment names, and waits for a part of it. */
export async function visit(page, fragment, selector) {
  await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
  await page.waitForSelector(selector);
  await settled(page);
}

/** The sample, and in it a view. */
const sample = (fragment, selector) => async ({ page }) => {
  await loadSample(page);
  await visit(page, fragment, selector);
};

/** Everything there is to open in a view, opened. */
const unfold = async ({ page }) => {
  await page.$$eval('.main details:not([open]) > summary', (all) => all.forEach((summary) => summary.click()));
};

/** The last unit of the first table of the comparison, opened. */
const unfoldOne = async ({ page }) => {
  if (await page.$('.part-changes')) return;
  await page.$eval('.compare-group tbody tr:last-child .opener', (button) => button.click());
  await page.waitForSelector('.part-changes');
};

/** One of the ranking's panels, by its button's number; from the end when negative. */
const unfoldTool = (page, no) => page.$$eval('.tool', (all, no) => {
  const tool = all[no < 0 ? all.length + no : no];
  if (tool.getAttribute('aria-expanded') === 'false') tool.click();
}, no);

const UNIT = '120113102000';

export const VIEWS = [
  { name: 'start', says: 'nothing is open yet', go: async () => {}, open: unfold },
  { name: 'waiting', says: 'data without a scheme', go: ({ page }) => drop(page, YEAR) },
  { name: 'scheme-only', says: 'a scheme without data', go: async ({ page }) => { await drop(page, [SCHEME]); } },
  { name: 'overview', says: 'who leads, who lags, what is missing, what to do next', go: sample('overview', '#heading'),
    also: ['dark', 'english'] },
  { name: 'ranking', says: 'every group in its order', go: sample('ranking', '.rank'),
    also: ['dark', 'english'] },
  { name: 'ranking-filter', says: 'the ranking\'s panels: which units', go: sample('ranking', '.rank'),
    top: true,
    open: ({ page }) => unfoldTool(page, 0) },
  { name: 'ranking-columns', says: 'the ranking\'s panels: which columns', go: sample('ranking', '.rank'),
    top: true,
    open: ({ page }) => unfoldTool(page, -1) },
  { name: 'search', says: 'a unit sought by the initials of its name', go: sample('overview', '#heading'),
    top: true,
    open: async ({ page }) => {
      await (await page.waitForSelector('.search input')).focus();
      await page.keyboard.press('Backspace'); // the same letter from another language's turn
      await page.keyboard.press('x');
      await page.waitForSelector('.search-list:not([hidden])');
    } },
  { name: 'unit', says: 'the card of one unit', go: sample(`unit=${UNIT}`, '.unit'),
    also: ['dark', 'english'] },
  { name: 'unit-traces', says: 'the same with traces open', go: sample(`unit=${UNIT}`, '.unit'),
    from: '.tree',
    open: async ({ page }) => {
      await page.$$eval('.tree .indicator button[aria-expanded=false]', (all) => all.slice(0, 8).forEach((button) => button.click()));
      await page.waitForSelector('.trace');
    } },
  { name: 'indicators', says: 'all indicators', go: sample('indicators', '#heading') },
  { name: 'indicator', says: 'all units on one indicator', go: sample('indicator=T3-1', '#heading') },
  { name: 'bylaw', says: 'the scheme\'s rules as a document', go: sample('bylaw', '.bylaw'),
    also: ['dark', 'english'] },
  { name: 'compare', says: 'the change since the year before', go: sample('compare', '#heading'),
    also: ['dark', 'english'], open: unfoldOne },
  { name: 'compare-nothing', says: 'nothing to compare with yet', go: async ({ page }) => {
    await drop(page, [SCHEME, ...YEAR]);
    await visit(page, 'compare', '#heading');
  } },
  { name: 'what-if', says: 'what would be if', go: sample('what-if', '#heading') },
  { name: 'what-if-tried', says: 'a weight that is tried, and who moves by it', go: sample('what-if=T3', '.whatif-step'),
    also: ['dark', 'english'], open: async ({ page }) => {
      if (await page.$('.whatif-change')) return;
      await page.$$eval('.whatif-step', (all) => all[all.length - 1].click());
      await page.waitForSelector('.whatif-change');
      await settled(page);
    } },
  { name: 'design', says: 'an indicator in the designer of schemes', go: sample('design=T5-1', '.design'),
    also: ['dark', 'english'] },
  { name: 'design-marks', says: 'the table of marks', go: sample('design=/weights', '.design-grid') },
  { name: 'design-list', says: 'the groups of a scheme, as a list', go: sample('design=/groups', '.design-list') },
  { name: 'design-compare', says: 'what the scheme changes of another', go: sample('design=/compare', '.design-compare'),
    open: async ({ page }) => {
      await page.$$eval('.design-compare .button', (all) => all[1].click());
      await page.waitForSelector('.design-changes');
    } },
  { name: 'export', says: 'what can be made of the open files', go: sample('export', '.offer') },
  { name: 'package-checked', says: 'an archive package that is none',
    top: true,
    go: async (t) => {
      await sample('export', '.offer')(t);
      await dropFiles(t.page, [{ name: '存档包.zip', text: 'no zip' }]);
      await t.page.waitForSelector('.office-failed');
    } },
  { name: 'collect', says: 'a table that came in and has to be confirmed, and a file that is none',
    go: async (t) => {
      await sample('overview', '#heading')(t);
      const text = '单位,质押融资额（万元）,属地行政执法案件年结案率,\n,,分子,分母\n天穆镇,10,1,2\n北仓街,20,3,4\n';
      await dropFiles(t.page, [{ name: '区金融局统计.csv', text }, { name: '扫描件.xlsx', text: '%PDF-1.7' }]);
      await t.page.waitForSelector('.collect-ask', { timeout: 30_000 });
      await settled(t.page);
    } },
  { name: 'print', says: 'the summary of each group as it will be printed', go: sample('print=summary', '.papers[data-papers=ready]'), paper: true },
  { name: 'print-unit', says: 'a unit\'s score sheet', go: sample(`print=unit:${UNIT}`, '.papers[data-papers=ready]'), paper: true },
  { name: 'print-notices', says: 'the list of notices', go: sample('print=notices', '.papers[data-papers=ready]'), paper: true },
  { name: 'print-bylaw', says: 'the scheme\'s rules as they will be printed', go: sample('print=bylaw', '.papers[data-papers=ready]'), paper: true },
  { name: 'desk', says: 'the data of all units on all indicators, to be typed and pasted', go: sample('desk', '.desk-field'),
    also: ['dark', 'english'] },
  { name: 'issues', says: 'what was noticed in the files', go: sample('issues', '.found') },
  { name: 'files', says: 'the open files', go: sample('files', '.files'), open: unfold },
  { name: 'faulty', says: 'files with errors: all of them at once, and no score',
    go: async ({ page }) => {
      await click(page, '看一份有问题的文件是什么样');
      await page.waitForSelector('.issue');
      await settled(page);
    } },
  { name: 'nobody', says: 'the address of a unit that there is not', go: sample('unit=0', '.main .empty') },
];

/** Switches the page's language in place, where it can be. */
export async function speak(page, lang) {
  const button = await page.$(`.languages [lang^="${lang}"]`);
  if (!button) return;
  await button.evaluate((button) => button.click()); // what is open in the view may lie over it
  await until(() => page.evaluate((lang) => document.documentElement.lang.startsWith(lang), lang), `the page in ${lang}`);
}
