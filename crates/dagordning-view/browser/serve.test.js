// The service in a real browser: from a dropped file to a correction that `parse` applies, and an archive that is searched.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, program, root, sound } from './common.js';

const folder = mkdtempSync(join(tmpdir(), 'dagordning-'));
const files = join(folder, 'arkiv');
const file = join(files, 'protokoll.pdf');
const db = join(folder, 'kommun.db');
const SHOTS = process.env.SCREENSHOTS;
let browser;
let server;
let home;

const VOTED = `Protokoll
Kommunfullmäktige
2026-04-13 kl. 18.00

Närvarande
Anna Ek (S), ordförande
Bo Alm (M)

§ 1 Bidrag till körer (KN 2026/12)

Beslut
Kommunfullmäktige beviljar 250 000 kr.

§ 2 Ny simhall (KS 2026/31)

Beslut
Kommunfullmäktige beviljar 48 000 000 kr.
`;

before(async () => {
  mkdirSync(files);
  copyFileSync(join(root, 'fixtures/pdf/almestad-kf-2018.pdf'), file);
  writeFileSync(join(files, 'fullmäktige.txt'), VOTED);
  execFileSync(program, ['archive', 'add', db, files], { stdio: 'ignore' });
  server = spawn(program, ['serve', db, '--write', '--corrections', files], { stdio: ['ignore', 'pipe', 'inherit'] });
  home = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim())));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true });
});

// A page of its own for a test, which fails if the page complains or asks another host for anything.
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'sv-SE', ...options });
  const tab = await context.newPage();
  const wrong = [];
  tab.on('console', (message) => wrong.push(message.text()));
  tab.on('pageerror', (error) => wrong.push(error.message));
  tab.on('request', (request) => { if (!request.url().startsWith(home) && !/^(data|blob):/.test(request.url())) wrong.push(request.url()); });
  await tab.goto(home + path);
  return { tab, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

const shoot = async (tab, name) => { if (SHOTS) await tab.screenshot({ path: join(SHOTS, name + '.png') }); };

test('a dropped PDF is reviewed, corrected by keyboard alone, and parse applies the correction', async () => {
  const { tab, done } = await open('');
  await shoot(tab, 'serve-start');
  await Promise.all([tab.waitForURL(/results/), tab.setInputFiles('#files', file).then(() => tab.focus('#drop button')).then(() => tab.keyboard.press('Enter'))]);
  assert.match(await tab.textContent('main'), /Almestad/);
  await sound(tab, 'result');
  await shoot(tab, 'serve-result');
  await tab.focus('a.main');
  await Promise.all([tab.waitForURL(/review/), tab.keyboard.press('Enter')]);
  await tab.keyboard.press('j');
  await tab.keyboard.press('e');
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type('Protokoll från fullmäktige');
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('Berit Ohlin');
  await tab.keyboard.press('Enter');
  await tab.focus('#save');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => /Sparat i protokoll\.pdf\.corrections\.json/.test(document.getElementById('became').textContent));
  await shoot(tab, 'serve-corrected');
  assert.ok(existsSync(file + '.corrections.json'));
  const document = JSON.parse(execFileSync(program, ['parse', file]));
  assert.equal(document.title, 'Protokoll från fullmäktige');
  assert.equal(document.source.corrected, 1);
  await tab.reload();
  assert.equal(await tab.textContent('[data-path="title"] + .note'), 'rättat');
  await done();
});

test('a file that is dropped with the pointer is read at once', async () => {
  const { tab, done } = await open('');
  const data = await tab.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'protokoll.txt', { type: 'text/plain' }));
    return transfer;
  }, VOTED);
  await Promise.all([tab.waitForURL(/results/), tab.dispatchEvent('#drop', 'drop', { dataTransfer: data })]);
  assert.match(await tab.textContent('main'), /Ny simhall/);
  await done();
});

test('all of it is sound, small and large, light and dark', async () => {
  // The layout has its width, the colours their scheme: each is seen once.
  for (const [width, height, colorScheme] of [[360, 800, 'dark'], [1440, 900, 'light']]) {
    for (const path of ['', 'search?q=bidrag', 'meetings', 'case?id=KN+2026%2F12', 'person?name=Anna+Ek', 'votes', 'amounts', 'nothing']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      const tab = await context.newPage();
      await tab.goto(home + path);
      await sound(tab, `${path} ${width} ${colorScheme}`);
      await context.close();
    }
  }
});

test('what is searched for is found as one types, and without a script by the form', async () => {
  const { tab, done } = await open('search');
  await tab.focus('#q');
  await tab.keyboard.type('simhall', { delay: 30 });
  // The first letters find others.
  await tab.waitForFunction(() => /Ny simhall/.test(document.querySelector('.hits')?.textContent ?? ''));
  await tab.waitForURL(/q=simhall/);
  assert.match(tab.url(), /q=simhall/);
  await tab.fill('#q', 'ordförande');
  await tab.waitForFunction(() => !/simhall/.test(document.querySelector('#answer').textContent));
  await tab.waitForFunction(() => {
    const cuts = [...document.querySelectorAll('img.cut')].slice(0, 3);
    return cuts.length === 3 && cuts.every((cut) => cut.complete && cut.naturalWidth > 0);
  });
  await shoot(tab, 'serve-search');
  await done();
  const bare = await open('search', { javaScriptEnabled: false });
  await bare.tab.fill('#q', 'simhall');
  await bare.tab.keyboard.press('Enter');
  await bare.tab.waitForURL(/q=simhall/);
  assert.match(await bare.tab.textContent('.hits'), /Ny simhall/);
  await bare.done();
  const amounts = await open('amounts');
  assert.equal(await amounts.tab.locator('figure.plot svg rect').count(), 1);
  await shoot(amounts.tab, 'serve-amounts');
  await amounts.done();
});
