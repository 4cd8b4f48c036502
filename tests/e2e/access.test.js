// The page for those who use no mouse, who need it larger, in other colours, without motion, with more
// space between letters: GB/T 37668 and WCAG 2.2 AA as far as a program can tell. axe.test.js does the rest.

import assert from 'node:assert/strict';
import { loadSample, sidewaysScroll } from './page.js';
import { VIEWS, speak } from './views.js';

/** One scenario for each view, in the languages given. */
const everywhere = (what, check, langs = ['zh', 'en']) => VIEWS.map(({ name, go, open }) => [`${what}: ${name}`, async (t) => {
  await t.open();
  await go(t);
  for (const lang of langs) {
    await speak(t.page, lang);
    await open?.(t);
    await check(t, lang);
  }
}]);

/** Where the keyboard is, and what a person sees of it. */
const here = (page) => page.evaluate(() => {
  const node = document.activeElement;
  if (node === document.body || node === document.documentElement) return undefined;
  // What is drawn for an input that is for the keyboard only is its label.
  const seen = node.matches('input.hidden') ? node.closest('label') : node;
  const style = getComputedStyle(seen);
  const rings = seen.getClientRects();
  const shown = [...rings].filter((r) => r.width > 0 && r.height > 0);
  const points = shown.flatMap((r) => [0.5, 0.1, 0.9].flatMap((part) => [
    [r.left + r.width * part, r.top + r.height / 2], [r.left + r.width / 2, r.top + r.height * part]]));
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const free = inside.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (seen.contains(top) || top.contains(seen));
  });
  if (!node.dataset.stop) node.dataset.stop = String((window.stops = (window.stops ?? 0) + 1));
  return {
    stop: Number(node.dataset.stop),
    what: `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className} “${(node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 30)}”`,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    free: free.length > 0,
  };
});

/** What the keyboard should reach: all that can be clicked or typed in, but in a group of arrow keys only one. */
const reachable = (page) => page.evaluate(() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter((node) => node.tabIndex >= 0 && !node.disabled && node.getClientRects().length > 0
    && !(node.closest('details:not([open])') && !node.matches('summary'))
    && !(node.type === 'radio' && !node.checked)
    && getComputedStyle(node).visibility === 'visible')
  .filter((node) => !node.dataset.stop)
  .map((node) => `${node.tagName.toLowerCase()}.${node.className} “${node.textContent.trim().slice(0, 30)}”`));

const TOO_MANY = 600;

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
  const faults = [];
  let last = 0;
  for (let presses = 0; presses < TOO_MANY; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await here(page);
    if (!now || now.stop < last) break; // out of the page, or around
    if (now.stop === last) throw new Error(`the keyboard is caught at ${now.what}`);
    last = now.stop;
    if (!now.ring) faults.push(`no visible focus: ${now.what}`);
    if (!now.free) faults.push(`focus out of sight or covered: ${now.what}`);
  }
  assert.ok(last < TOO_MANY, 'Tab comes to an end');
  faults.push(...(await reachable(page)).map((what) => `not reached: ${what}`));
  const jumps = await page.$$eval('[tabindex]', (all) => all.filter((node) => node.tabIndex > 0).length);
  assert.equal(jumps, 0, 'nobody jumps the queue');
  assert.deepEqual(faults, []);
}

/** Nothing is cut off, nothing needs sideways scrolling but boxes that the keyboard reaches and that have a name. */
async function fits({ page }, where) {
  const wide = await sidewaysScroll(page);
  const faults = await page.evaluate(() => {
    const named = (node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className} “${node.textContent.trim().slice(0, 24)}”`;
    const found = [];
    for (const node of document.querySelectorAll('body *')) {
      if (node.closest('.hidden, svg, [aria-hidden=true]') || node.getClientRects().length === 0) continue;
      const style = getComputedStyle(node);
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
        && !node.closest('.scroll')) found.push(`beyond the right edge: ${named(node)}`);
    }
    return found;
  });
  assert.deepEqual([...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...faults], [], where);
}

/** Another size of the window, and time for charts to be drawn to it. */
async function resize(page, width, height) {
  await page.setViewport({ width, height });
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 150)));
}

/** A sheet of styles put in by the reader, which no policy of the page forbids. */
const styled = (page, css) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}, css);

export default Object.fromEntries([
  ...everywhere('Tab reaches everything, seen and in order', tabThrough, ['zh']),

  ...everywhere('480 and 320 px, and 200 %', async (t, lang) => {
    for (const [width, height] of [[480, 800], [320, 640], [640, 400]]) {
      await resize(t.page, width, height);
      await fits(t, `${lang}, ${width} px`);
    }
  }),

  ...everywhere('text spaced as the reader likes it (1.4.12)', async (t, lang) => {
    await styled(t.page, '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    for (const width of [1280, 480]) {
      await resize(t.page, width, 800);
      await fits(t, `${lang}, ${width} px`);
    }
  }),

  ['nothing moves for those who do not want it', async (t) => {
    await t.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const page = await t.open();
    await loadSample(page);
    const moving = await page.$$eval('*', (all) => all.filter((node) => {
      const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(node);
      const lasts = (times) => times.split(', ').some((time) => parseFloat(time) > 0.01);
      return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration)) || scrollBehavior === 'smooth';
    }).map((node) => `${node.tagName} ${node.className}`));
    assert.deepEqual(moving, []);
  }],
]);
