// Review pages in a real browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, program, root, sound } from './common.js';

const folder = mkdtempSync(join(tmpdir(), 'dagordning-'));
const file = join(folder, 'protokoll.pdf');
const page = join(folder, 'protokoll.html');
let browser;

before(async () => {
  copyFileSync(join(root, 'fixtures/pdf/almestad-kf-2018.pdf'), file);
  execFileSync(program, ['view', file, '-o', page]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

// A page of its own for a test, which fails if the page complains or asks for anything else.
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  const tab = await context.newPage();
  const wrong = [];
  tab.on('console', (message) => wrong.push(message.text()));
  tab.on('pageerror', (error) => wrong.push(error.message));
  tab.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) wrong.push(request.url()); });
  await tab.goto('file://' + page);
  return { tab, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

const inView = (tab, selector) => tab.locator(selector).first().evaluate((element) => {
  const [box, pane] = [element.getBoundingClientRect(), document.getElementById('pages').getBoundingClientRect()];
  return box.top >= pane.top && box.bottom <= pane.bottom;
});

test('the page has no fault that axe finds, small and large, light and dark', async () => {
  // The layout has its width, the colours their scheme: each is seen once.
  for (const [width, height, colorScheme] of [[360, 800, 'dark'], [1440, 900, 'light']]) {
    const { tab, done } = await open({ viewport: { width, height }, colorScheme });
    await sound(tab, `${width} ${colorScheme}`);
    await done();
  }
});

test('pointing at a value lights up and shows its place, pointing at the page its value', async () => {
  const { tab, done } = await open();
  const name = '[data-path="participants[0].name"]';
  await tab.hover(name);
  await tab.waitForSelector('rect.lit');
  assert.match(await tab.textContent('#became'), /Siv Martinsson/);
  await tab.waitForFunction(() => {
    const box = document.querySelector('#page-2 rect.lit')?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= innerHeight;
  });
  const title = await tab.getAttribute('[data-path="items[0].title"]', 'data-v');
  const box = tab.locator(`#pages rect[data-o="${title}"]`).first();
  await box.scrollIntoViewIfNeeded();
  await box.hover({ force: true });
  await tab.waitForFunction(() => /Upprop/.test(document.getElementById('became').textContent));
  await done();
});

test('all of it can be done by keyboard, and what is corrected is applied by parse', async () => {
  const { tab, done } = await open({ acceptDownloads: true });
  await tab.keyboard.press('j');
  await tab.keyboard.press('e');
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type('Protokoll från fullmäktige');
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('Berit Ohlin');
  await tab.keyboard.press('Enter');
  assert.equal(await tab.textContent('[data-path="title"]'), 'Protokoll från fullmäktige');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  assert.ok(await inView(tab, 'rect.lit'));
  await tab.keyboard.press('r');
  await tab.focus('[data-path="participants[1].party"]');
  await tab.keyboard.press('x');
  await tab.focus('[data-path="participants[0].name"]');
  await tab.keyboard.press('a');
  await tab.keyboard.type('name: Nils Ohm');
  await tab.keyboard.press('Enter');
  await tab.keyboard.type('role: official');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.focus('#save');
  const [saved] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Enter')]);
  assert.equal(saved.suggestedFilename(), 'protokoll.pdf.corrections.json');
  await saved.saveAs(join(folder, saved.suggestedFilename()));
  const document = JSON.parse(execFileSync(program, ['parse', file]));
  assert.equal(document.title, 'Protokoll från fullmäktige');
  assert.equal(document.participants[1].party, undefined);
  assert.deepEqual(document.participants.at(-1), { name: 'Nils Ohm', role: 'official' });
  assert.equal(document.source.corrected, 4);
  assert.deepEqual((document.diagnostics ?? []).filter((one) => one.code === 'unfit-correction'), []);
  // The page that is made anew shows them and saves them again.
  execFileSync(program, ['view', file, '-o', page]);
  assert.match(readFileSync(page, 'utf8'), /Protokoll från fullmäktige/);
  await tab.reload();
  assert.equal(await tab.textContent('[data-path="title"] + .note'), 'rättat');
  await done();
});

test('Enter settles, what is not saved is taken back, and items are reached one by one', async () => {
  const { tab, done } = await open();
  const text = (path) => tab.textContent(`[data-path="${path}"]`);
  await tab.keyboard.press('s');
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.path), 'items[0].label');
  await tab.keyboard.press('s');
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.path), 'items[1].label');
  await tab.keyboard.press('S');
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.path), 'items[0].label');
  const title = await text('items[0].title');
  await tab.focus('[data-path="items[0].title"]');
  await tab.keyboard.press('e');
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type('Upprop, rättat');
  // The name is needed; it is known from then on.
  await tab.keyboard.press('Enter');
  await tab.focus('#mend-by');
  await tab.keyboard.type('Berit Ohlin');
  await tab.focus('#mend-value');
  await tab.keyboard.press('Enter');
  assert.equal(await text('items[0].title'), 'Upprop, rättat');
  await tab.focus('[data-path="participants[0].name"]');
  await tab.keyboard.press('x');
  assert.equal(await tab.textContent('#count'), '2');
  assert.equal(await tab.locator('.gone').count(), 1);
  await tab.keyboard.press('z');
  assert.equal(await tab.locator('.gone, [data-path="participants[0].name"] + .note').count(), 0);
  await tab.click('#do-undo');
  assert.equal(await text('items[0].title'), title);
  assert.equal(await tab.textContent('#count'), '0');
  assert.ok(await tab.isDisabled('#do-undo'));
  // Fields have the names that the page shows.
  await tab.focus('[data-path="participants[0].name"]');
  await tab.keyboard.press('a');
  await tab.keyboard.type('Namn: Nils Ohm');
  await tab.click('#mend-keep');
  const added = tab.locator('[data-path="participants[+].name"]');
  assert.equal(await added.textContent(), 'Nils Ohm');
  await tab.keyboard.press('z');
  assert.equal(await added.count(), 0);
  await done();
});

// Keeps what was done in a page beside the document, and gives the document as it is read then.
async function save(tab) {
  const [saved] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Control+s')]);
  await saved.saveAs(join(folder, saved.suggestedFilename()));
  const read = JSON.parse(execFileSync(program, ['parse', file]));
  assert.deepEqual((read.diagnostics ?? []).filter((one) => one.code === 'unfit-correction'), []);
  return read;
}
const kept = () => JSON.parse(readFileSync(file + '.corrections.json')).corrections;

// The page of the document as it was read, or as it was mended last.
async function anew(mended) {
  if (!mended) rmSync(file + '.corrections.json', { force: true });
  execFileSync(program, ['view', file, '-o', page]);
  return open({ acceptDownloads: true });
}

test('an item is marked right as one by keyboard, taken back, marked by click, and parse counts its values', async () => {
  const { tab, done } = await anew(false);
  const part = tab.locator('.item').first();
  const check = part.locator('> .check');
  const pressed = () => check.getAttribute('aria-pressed');
  const all = await part.locator('[data-path]').count();
  assert.equal(await tab.textContent('#progress'), '0 av 9 ärenden granskade');
  await tab.keyboard.press('s');
  await tab.keyboard.press('j');
  await tab.keyboard.press('j');
  await tab.keyboard.press('e');
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type('Upprop, rättat');
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('Berit Ohlin');
  await tab.keyboard.press('Enter');
  assert.equal(await part.locator('> summary h3').textContent(), 'KF § 88 Upprop, rättat');
  assert.equal(await pressed(), 'mixed');
  assert.equal(await part.locator('> summary .state').textContent(), `1 av ${all} granskade`);
  // What is corrected stays so, all else is right, and the next item comes.
  await tab.keyboard.press('Shift+R');
  assert.equal(await pressed(), 'true');
  assert.equal(await part.locator('> summary .state').textContent(), 'allt granskat');
  assert.equal(await tab.textContent('#progress'), '1 av 9 ärenden granskade');
  assert.match(await tab.textContent('#became'), new RegExp(`^Allt stämmer \\(${all - 1}\\) · 1 av 9 ärenden granskade`));
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.path), 'items[1].label');
  assert.equal(await tab.textContent('#count'), String(all));
  // One step back for all of it, to where it was done.
  await tab.keyboard.press('z');
  assert.equal(await pressed(), 'mixed');
  assert.equal(await tab.textContent('#count'), '1');
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.path), 'items[0].label');
  assert.equal(await part.locator('.looked').count(), 0);
  await check.click();
  assert.equal(await pressed(), 'true');
  assert.ok(await check.evaluate((button) => button === document.activeElement));
  // The button lets go of what it did.
  await tab.keyboard.press('Space');
  assert.equal(await pressed(), 'mixed');
  await tab.keyboard.press('Space');
  await tab.keyboard.press('Escape');
  const read = await save(tab);
  assert.equal(read.items[0].title, 'Upprop, rättat');
  assert.equal(read.source.corrected, all);
  const confirmed = kept().filter((one) => one.action === 'confirm');
  assert.equal(confirmed.length, all - 1);
  assert.ok(confirmed.every((one) => one.by === 'Berit Ohlin' && !Number.isNaN(Date.parse(one.at)) && one.path.startsWith('items[0].')));
  await done();
  const again = await anew(true);
  assert.equal(await again.tab.locator('.item > .check').first().getAttribute('aria-pressed'), 'true');
  assert.equal(await again.tab.textContent('[data-path="items[0].label"] + .note'), 'granskat');
  assert.equal(await again.tab.textContent('#progress'), '1 av 9 ärenden granskade');
  await again.done();
});

test('all of a document is right, part by part, also where values were added and removed before', async () => {
  const first = await anew(false);
  await first.tab.focus('[data-path="items[4].distribution[1]"]');
  await first.tab.keyboard.press('x');
  await first.tab.keyboard.type('Berit Ohlin');
  await first.tab.keyboard.press('Enter');
  await first.tab.focus('[data-path="participants[0].name"]');
  await first.tab.keyboard.press('a');
  await first.tab.keyboard.type('Namn: Nils Ohm');
  await first.tab.click('#mend-keep');
  assert.equal((await save(first.tab)).source.corrected, 2);
  await first.done();
  const { tab, done } = await anew(true);
  assert.equal(await tab.textContent('[data-path="participants[33].name"] + .note'), 'tillagt');
  const parts = await tab.locator('.check').count();
  // The first key leads to the first part, and marks nothing.
  await tab.keyboard.press('Shift+R');
  assert.equal(await tab.textContent('#count'), '0');
  await tab.keyboard.press('Shift+R');
  await tab.keyboard.type('Siv Ask');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.activeElement.dataset.path === 'meeting.date');
  for (let part = 1; part < parts; part += 1) await tab.keyboard.press('Shift+R');
  assert.match(await tab.textContent('#became'), /9 av 9 ärenden granskade .* Allt är granskat$/);
  assert.equal(await tab.locator('.check:not([aria-pressed=true])').count(), 0);
  for (const one of await tab.locator('.item, figure').all()) await one.evaluate((element) => { element.style.contentVisibility = 'visible'; });
  await sound(tab, 'all right');
  const read = await save(tab);
  assert.equal(read.source.corrected, kept().length);
  assert.equal(read.participants.at(-1).name, 'Nils Ohm');
  assert.ok(!read.items[4].distribution.includes('Kulturnämnden'));
  await done();
  rmSync(file + '.corrections.json');
});

test('what was added can be corrected before and after it is saved, by the words that the page shows', async () => {
  const first = await anew(false);
  const write = async (tab, path, key, text) => {
    await tab.locator(`[data-path="${path}"]`).last().focus();
    await tab.keyboard.press(key);
    await tab.keyboard.press('Control+A');
    await tab.keyboard.type(text);
    if (await tab.locator('#mend-by').inputValue() === '') await tab.fill('#mend-by', 'Berit Ohlin');
    await tab.click('#mend-keep');
    return tab.locator('#mend').evaluate((box) => box.open);
  };
  assert.ok(!(await write(first.tab, 'participants[30].title', 'a', 'Namn: Nils Om\nRoll: tjänsteman')));
  assert.equal(await first.tab.textContent('[data-path="participants[+].role"] [data-t]'), 'tjänsteman');
  assert.ok(!(await write(first.tab, 'participants[+].name', 'e', 'Nils Ohm')));
  // A field that the entry lacks is added to it, one that it has is not there twice.
  assert.ok(!(await write(first.tab, 'participants[+].name', 'a', 'Titel: stadsdirektor')));
  assert.ok(!(await write(first.tab, 'items[4].distribution[1]', 'a', 'Expedieras till: Revisorerna')));
  assert.ok(!(await write(first.tab, 'participants[30].name', 'a', 'Parti: C')));
  assert.ok(await write(first.tab, 'participants[2].name', 'a', 'Parti: C'));
  await first.tab.click('#mend-cancel');
  assert.ok(await write(first.tab, 'meeting.date', 'a', 'Datum: 2018-01-01'));
  assert.match(await first.tab.textContent('#mend-how'), /finns redan/);
  await first.tab.click('#mend-cancel');
  const before = JSON.parse(execFileSync(program, ['parse', file]));
  const one = await save(first.tab);
  assert.deepEqual(one.participants.at(-1), { name: 'Nils Ohm', role: 'official', title: 'stadsdirektor' });
  assert.equal(one.participants[30].party, 'C');
  assert.deepEqual(one.items[4].distribution, [...before.items[4].distribution, 'Revisorerna']);
  assert.equal(one.participants.length, before.participants.length + 1);
  await first.done();

  const { tab, done } = await anew(true);
  const at = `participants[${one.participants.length - 1}]`;
  assert.ok(!(await write(tab, `${at}.role`, 'e', 'ersättare')));
  assert.ok(!(await write(tab, `${at}.title`, 'e', 'stadsdirektör')));
  assert.ok(!(await write(tab, 'items[4].distribution[4]', 'e', 'Kommunens revisorer')));
  await tab.focus(`[data-path="${at}.title"]`);
  await tab.keyboard.press('x');
  assert.equal(await tab.locator('.gone').count(), 1);
  await tab.keyboard.press('z');
  await tab.keyboard.press('z');
  assert.equal(await tab.textContent('[data-path="items[4].distribution[4]"]'), 'Revisorerna');
  await tab.keyboard.press('z');
  assert.equal(await tab.textContent(`[data-path="${at}.title"]`), 'stadsdirektor');
  assert.equal(await tab.textContent('#count'), '1');
  await tab.focus(`[data-path="${at}.title"]`);
  await tab.keyboard.press('x');
  await tab.focus('[data-path="items[4].distribution[4]"]');
  await tab.keyboard.press('x');
  const two = await save(tab);
  assert.deepEqual(two.participants.at(-1), { name: 'Nils Ohm', role: 'substitute' });
  assert.deepEqual(two.items[4].distribution, before.items[4].distribution);
  await done();
  rmSync(file + '.corrections.json');
});

test('a pointer that lies still takes no key from the value that has the focus, and what is repeated is folded', async () => {
  const { tab, done } = await anew(false);
  // Whatever lies under the pointer when an item comes up, the key is about the item.
  for (const height of [320, 380, 440, 500, 560, 620, 680]) {
    await tab.mouse.move(260, height);
    await tab.waitForTimeout(200);
    await tab.keyboard.press('s');
    await tab.waitForTimeout(300);
    assert.equal(await tab.evaluate(() => document.activeElement.className.includes('now')), true);
  }
  const text = tab.locator('[data-path="items[1].sections[0].text"]');
  const tall = () => text.evaluate((element) => element.getBoundingClientRect().height);
  const folded = await tall();
  await text.focus();
  assert.ok((await tall()) > 1.5 * folded);
  await done();
});

test('a value that stands far away is shown where it stands', async () => {
  const book = join(folder, 'bok.html');
  execFileSync(program, ['view', join(root, 'fixtures/books/arets-protokoll.pdf'), '-o', book]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  await tab.goto('file://' + book);
  for (const document of [7, 0, 5]) {
    await tab.focus(`[data-document="${document}"] [data-path="items[2].title"]`);
    await tab.waitForTimeout(1200);
    assert.ok(await inView(tab, 'rect.lit'), `of ${document}`);
  }
  await context.close();
});

test('it speaks both languages, its layers go on and off, and single keys can be turned off', async () => {
  const { tab, done } = await open();
  await tab.click('#tongue');
  assert.equal(await tab.getAttribute('html', 'lang'), 'en');
  assert.match(await tab.textContent('#values'), /Adjusters/);
  const shown = () => tab.locator('rect.f').first().evaluate((box) => getComputedStyle(box).display !== 'none');
  assert.ok(await shown());
  await tab.uncheck('[data-layer="f"]');
  assert.ok(!(await shown()));
  await tab.keyboard.press('?');
  await tab.uncheck('#keys');
  await tab.click('#close');
  await tab.keyboard.press('j');
  assert.equal(await tab.locator('.now').count(), 0);
  await done();
});
