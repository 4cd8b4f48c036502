// The page for those who use no mouse, who need it larger, in other colours, without motion, with more
// space between letters: GB/T 37668 and WCAG 2.2 AA as far as a program can tell. axe.test.js does the rest.

import assert from 'node:assert/strict';
import { audit } from './axe.js';
import { loadSample, resize, sidewaysScroll } from './page.js';
import { VIEWS, speak } from './views.js';

/** Where the keyboard is, and what a person sees of it. */
const here = (page) => page.evaluate(() => {
  const node = document.activeElement;
  if (node === document.body || node === document.documentElement) return undefined;
  // What is drawn for an input that is for the keyboard only is its label.
  const seen = node.matches('input.hidden') ? node.closest('label') : node;
  const style = getComputedStyle(seen);
  const rings = seen.getClientRects();
  const shown = [...rings].filter((r) => r.width > 0 && r.height > 0);
  // Of each box the part within the window, and in it some points.
  const parts = shown.map((r) => [Math.max(r.left, 0), Math.max(r.top, 0), Math.min(r.right, innerWidth), Math.min(r.bottom, innerHeight)])
    .filter(([left, top, right, bottom]) => left < right && top < bottom);
  const points = parts.flatMap(([left, top, right, bottom]) => [0.5, 0.1, 0.9].flatMap((part) => [
    [left + (right - left) * part, (top + bottom) / 2], [(left + right) / 2, top + (bottom - top) * part]]));
  const free = points.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (seen.contains(top) || top.contains(seen));
  });
  if (!node.dataset.stop) node.dataset.stop = String((window.stops = (window.stops ?? 0) + 1));
  return {
    stop: Number(node.dataset.stop),
    // Day, month and year of a date, and its calendar, are stops within one field.
    stays: node.type === 'date' ? 4 : 1,
    what: `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className} “${(node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 30)}”`,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    free: free.length > 0,
  };
});

/** Marks what the keyboard should reach: all that can be clicked or typed in, but of radio buttons only the chosen one. */
const mark = (page) => page.evaluate(() => {
  for (const node of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')) {
    const shut = node.closest('details:not([open])') && !node.matches('summary');
    const wanted = node.tabIndex >= 0 && !node.disabled && node.getClientRects().length > 0 && !shut
      && !(node.type === 'radio' && !node.checked) && getComputedStyle(node).visibility === 'visible';
    if (wanted) node.dataset.wanted = '';
  }
});

/** What it did not reach. What came while it went through, such as a word on what was kept, does not count. */
const missed = (page) => page.$$eval('[data-wanted]:not([data-stop])', (all) => all.map((node) =>
  `${node.tagName.toLowerCase()}.${node.className} “${node.textContent.trim().slice(0, 30)}”`));

const TOO_MANY = 600;

/** How many of the faults of one kind are named. */
const NAMED = 8;

/** Goes through a view with Tab alone. */
async function tabThrough({ page }) {
  // From above everything, wherever the view has put the focus.
  await page.evaluate(() => {
    const above = document.createElement('span');
    above.tabIndex = -1;
    document.body.prepend(above);
    above.focus();
    above.remove();
    scrollTo(0, 0);
  });
  await mark(page);
  const faults = [];
  let [last, stayed] = [0, 0];
  for (let presses = 0; presses < TOO_MANY; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await here(page);
    if (!now || now.stop < last) break; // out of the page, or around
    stayed = now.stop === last ? stayed + 1 : 0;
    if (stayed >= now.stays) throw new Error(`the keyboard is caught at ${now.what}`);
    if (stayed > 0) continue;
    last = now.stop;
    if (!now.ring) faults.push(`no visible focus: ${now.what}`);
    if (!now.free) faults.push(`focus out of sight or covered: ${now.what}`);
  }
  assert.ok(last < TOO_MANY, 'Tab comes to an end');
  faults.push(...(await missed(page)).map((what) => `not reached: ${what}`));
  const jumps = await page.$$eval('[tabindex]', (every) => every.filter((node) => node.tabIndex > 0).length);
  if (jumps > 0) faults.push(`${jumps} elements jump the queue`);
  if (faults.length > 0) throw new Error(`with Tab\n  ${faults.slice(0, NAMED).join('\n  ')}`);
}

/** Nothing is cut off, nothing needs sideways scrolling but boxes that the keyboard reaches and that have a name. */
async function fits({ page }, where) {
  const wide = await sidewaysScroll(page);
  const faults = await page.evaluate(() => {
    const named = (node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className} “${node.textContent.trim().slice(0, 24)}”`;
    const found = [];
    for (const node of document.querySelectorAll('body *')) {
      // Sheets of paper are as wide as paper, and lie in a place that scrolls; a list of the browser's own
      // shortens by itself.
      if (node.closest('.hidden, svg, [aria-hidden=true], .paper, select, details:not([open]) > :not(summary)') || node.getClientRects().length === 0) continue;
      const style = getComputedStyle(node);
      if (style.clip !== 'auto') continue; // for the ears only
      const [across, down] = [style.overflowX, style.overflowY];
      if (node.scrollWidth > node.clientWidth + 1) {
        if (across === 'auto' || across === 'scroll') {
          if (node.tabIndex < 0 && !node.querySelector('a[href], button, input')) found.push(`scrolls, but not by keyboard: ${named(node)}`);
        } else if ((across === 'hidden' || across === 'clip') && style.textOverflow !== 'ellipsis') found.push(`cut off sideways: ${named(node)}`);
        else if (style.textOverflow === 'ellipsis' && !node.title) found.push(`shortened without the whole: ${named(node)}`);
      }
      if (node.scrollHeight > node.clientHeight + 2 && (down === 'hidden' || down === 'clip') && node.clientHeight > 0
        && !style.webkitLineClamp.match(/\d/)) found.push(`cut off below: ${named(node)}`);
      const box = node.getBoundingClientRect();
      if (node.children.length === 0 && node.textContent.trim() && box.right > document.documentElement.clientWidth + 1
        && style.position !== 'absolute' && !node.closest('.scroll, .papers, [tabindex="0"]')) found.push(`beyond the right edge: ${named(node)}`);
    }
    return found;
  });
  if (wide > 0) faults.unshift(`the page is ${wide} px too wide`);
  if (faults.length > 0) throw new Error(`${where}\n  ${faults.slice(0, NAMED).join('\n  ')}`);
}

/** The reader's own styles, which no policy of the page forbids; none to take them away. */
const styled = (page, css) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}, css);

const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } '
  + 'p { margin-bottom: 2em !important; }';

/** 480 px as in a portal's column, 320 px as a window of 1280 at 400 %, and 1280 × 800 at 200 % (1.4.4, 1.4.10). */
const SIZES = [[480, 800], [320, 640], [640, 400]];

/** Runs all of the checks, and fails with everything that they found. */
async function all(checks) {
  const faults = [];
  for (const check of checks) await check().catch((error) => faults.push(error.message));
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** One view: Tab, then narrow and large, then with more space between letters (1.4.12). */
/** What the other kernels are asked: views with controls, tables or texts of a kind of their own. */
const ELSEWHERE = ['start', 'overview', 'ranking', 'unit-traces', 'indicator', 'what-if-tried', 'design', 'print-unit', 'desk', 'files', 'faulty'];

const view = ({ name, says, go, open }) => [`${name}: ${says}`, async (t) => {
  const { page } = t;
  const thorough = t.browserName === 'chromium';
  if (!thorough && !ELSEWHERE.includes(name)) t.skip('looked at in Chromium');
  await t.open();
  await go(t);
  const checks = [];
  // In the other kernels once: narrow, and narrow and spaced.
  for (const lang of thorough ? ['zh', 'en'] : ['zh']) {
    checks.push(async () => {
      await page.setViewport({ width: 1280, height: 800 });
      await speak(page, lang);
      await open?.(t);
      if (lang === 'zh') await tabThrough(t);
    });
    for (const [width, height] of thorough ? SIZES : SIZES.slice(0, 1)) {
      checks.push(async () => {
        await resize(page, width, height);
        await fits(t, `${lang}, ${width} px`);
      });
    }
    for (const width of thorough ? [1280, 480] : [480]) {
      checks.push(async () => {
        await styled(page, SPACED);
        await resize(page, width, 800);
        await fits(t, `${lang}, ${width} px, spaced`);
      });
      checks.push(() => styled(page, ''));
    }
  }
  // The document is the same everywhere; that axe finds nothing in it here either is seen once.
  if (!thorough) checks.push(() => audit(t, 'zh, 480 px'));
  await all(checks);
}];

export default {
  ...Object.fromEntries(VIEWS.map(view)),

  'nothing moves for those who do not want it': async (t) => {
    await t.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const page = await t.open();
    await loadSample(page);
    const moving = await page.$$eval('*', (every) => every.filter((node) => {
      const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(node);
      const lasts = (times) => times.split(', ').some((time) => parseFloat(time) > 0.01);
      return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration)) || scrollBehavior === 'smooth';
    }).map((node) => `${node.tagName} ${node.className}`));
    assert.deepEqual(moving, []);
  },
};
