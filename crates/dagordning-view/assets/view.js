'use strict';
(() => {
  // Each group of words by key: Swedish, then English.
  const words = {};
  for (const [group, rows] of Object.entries(JSON.parse(document.getElementById('words').textContent))) {
    words[group] = Object.fromEntries(rows.map(([key, ...both]) => [key, both]));
  }
  const values = document.getElementById('values');
  const pages = document.getElementById('pages');
  const became = document.getElementById('became');
  const help = document.getElementById('help');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  // What stands where: the elements of each mark, and the button that leads to it.
  const places = new Map();
  for (const place of pages.querySelectorAll('[data-o]')) {
    for (const mark of place.dataset.o.split(' ')) {
      if (!places.has(mark)) places.set(mark, []);
      places.get(mark).push(place);
    }
  }
  const stops = [...values.querySelectorAll('[data-v], [data-path]')];
  const stopOf = new Map(stops.filter((stop) => stop.dataset.v).map((stop) => [stop.dataset.v, stop]));
  const english = () => (document.documentElement.lang === 'en' ? 1 : 0);
  const said = (key) => words.page[key][english()];

  let lit = [];
  let now = null;

  function darken() {
    for (const place of lit) place.classList.remove('lit');
    lit = [];
    if (now) now.classList.remove('now');
    now = null;
    tools();
  }

  function into(place) {
    const details = place.closest('details:not([open])');
    if (details) details.open = true;
    // Far away it jumps: what lies between gets its height only when it is passed by, and a smooth way would end elsewhere.
    const far = Math.abs(place.getBoundingClientRect().top - innerHeight / 2) > 1.5 * innerHeight;
    place.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm.matches || far ? 'auto' : 'smooth' });
  }

  // What a value is, from the outermost heading that it stands under to its own name.
  function path(stop) {
    const names = [];
    const label = stop.closest('dd')?.parentElement.querySelector('dt');
    if (label) names.push(label.textContent);
    for (let part = stop.closest('section, details'); part && values.contains(part); part = part.parentElement.closest('section, details')) {
      const heading = part.querySelector('h2, h3, h4, h5, h6');
      if (heading && heading.textContent) names.unshift(heading.textContent);
    }
    return names.join(' › ');
  }

  function say(found) {
    became.textContent = found.map((stop) => {
      const text = stop.textContent.replace(/\s+/g, ' ');
      return path(stop) + ': ' + (text.length > 90 ? text.slice(0, 90) + '…' : text);
    }).join('   |   ');
  }

  function light(stop, scroll) {
    darken();
    now = stop;
    stop.classList.add('now');
    lit = places.get(stop.dataset.v) || [];
    for (const place of lit) place.classList.add('lit');
    say([stop]);
    tools();
    if (!scroll || !lit.length) return;
    // What is read from several pages is shown where it was read first.
    const page = '#page-' + stop.dataset.at.split(',')[0];
    into(lit.find((place) => place.closest(page)) || lit[0]);
  }

  function go(stop) {
    if (!stop) return;
    const details = stop.closest('details:not([open])');
    if (details) details.open = true;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: 'nearest' });
    light(stop, true);
  }

  // From the values to the page. A pointer that only passes by moves nothing; one that lies still while keys scroll the
  // values under it points at none of them.
  let resting = 0;
  let over = null;
  values.addEventListener('pointermove', (event) => {
    const stop = event.target.closest('[data-v], [data-path]');
    if (stop === over) return;
    over = stop;
    clearTimeout(resting);
    if (stop && event.pointerType === 'mouse') resting = setTimeout(() => light(stop, true), 120);
  });
  values.addEventListener('pointerleave', () => {
    over = null;
    clearTimeout(resting);
  });
  values.addEventListener('focusin', (event) => {
    const stop = event.target.closest('[data-v], [data-path]');
    if (stop && stop !== now) light(stop, true);
  });
  values.addEventListener('click', (event) => {
    const stop = event.target.closest('[data-v], [data-path]');
    if (stop) light(stop, true);
  });

  // From the page to the values: all that the words under the pointer became, the narrowest first.
  function under(event) {
    const marks = [];
    for (const place of document.elementsFromPoint(event.clientX, event.clientY)) {
      if (!place.dataset || !place.dataset.o || !pages.contains(place)) continue;
      for (const mark of place.dataset.o.split(' ')) if (!marks.includes(mark)) marks.push(mark);
    }
    const size = (mark) => (places.get(mark) || []).length;
    const text = (mark) => stopOf.get(mark).textContent.length;
    return marks.filter((mark) => stopOf.has(mark)).sort((a, b) => size(a) - size(b) || text(a) - text(b));
  }
  let moving = 0;
  pages.addEventListener('pointermove', (event) => {
    cancelAnimationFrame(moving);
    moving = requestAnimationFrame(() => {
      const found = under(event).map((mark) => stopOf.get(mark));
      if (!found.length) return;
      if (found[0] !== now) light(found[0], false);
      say(found);
    });
  });
  pages.addEventListener('click', (event) => {
    const found = under(event);
    if (!found.length) {
      darken();
      became.textContent = said('nothing');
      return;
    }
    const stop = stopOf.get(found[0]);
    light(stop, false);
    into(stop);
    say(found.map((mark) => stopOf.get(mark)));
  });

  // Tools.
  for (const box of document.querySelectorAll('[data-layer]')) {
    const set = () => pages.classList.toggle('hide-' + box.dataset.layer, !box.checked);
    box.addEventListener('change', set);
    set();
  }
  let zoom = 1;
  const sized = (factor) => {
    zoom = Math.min(3, Math.max(0.4, zoom * factor));
    document.documentElement.style.setProperty('--zoom', zoom);
  };
  document.getElementById('larger').addEventListener('click', () => sized(1.2));
  document.getElementById('smaller').addEventListener('click', () => sized(1 / 1.2));
  document.getElementById('tongue').addEventListener('click', () => {
    document.documentElement.lang = english() ? 'sv' : 'en';
    for (const word of document.querySelectorAll('[data-t]')) {
      const [group, key] = word.dataset.t.split('.');
      word.textContent = words[group][key][english()];
    }
    if (now) say([now]);
    states();
  });
  document.getElementById('keys-help').addEventListener('click', () => help.showModal());
  document.getElementById('close').addEventListener('click', () => help.close());

  // What people mend. It is kept here until it is saved as a file, which lies beside the document from then on.
  const mended = JSON.parse(document.getElementById('before').textContent);
  const mend = document.getElementById('mend');
  const byId = (id) => document.getElementById(id);
  const NUMBERS = ['page', 'value', 'value_max', 'duration_minutes', 'yes', 'no', 'abstain', 'absent', 'paired'];
  let unsaved = 0;
  let asked = null;
  // What takes back what is not saved yet, the last at the end.
  const backs = [];
  // The name is known from the last time, and shown once before it is used.
  const last = (name) => {
    try {
      if (name) localStorage.setItem('dagordning-by', name);
      return localStorage.getItem('dagordning-by') || '';
    } catch {
      return '';
    }
  };
  byId('mend-by').value = last();
  let known = false;

  const documentOf = (stop) => Number(stop.closest('[data-document]').dataset.document) + 1;
  const valueOf = (stop) => (stop.dataset.raw === undefined ? stop.textContent : JSON.parse(stop.dataset.raw));
  // What was said of each value, the last of it.
  const keyed = (one) => one.document + ' ' + one.path;
  let records = new Map();
  const index = () => { records = new Map(mended.corrections.map((one) => [keyed(one), one])); };
  index();
  const own = (stop) => records.get(documentOf(stop) + ' ' + stop.dataset.path);
  // What is saved already.
  let saved = new Set(mended.corrections);
  // The values that were added to lists, each with the correction that did it: one for all values of an entry.
  const entries = new Map();
  // What was added is right as it is; it is changed where it is known what added it.
  const can = (stop, tool) => stop?.dataset.path !== undefined && (stop.dataset.added === undefined || (entries.has(stop) && tool !== 'right'));

  function tools() {
    for (const tool of ['right', 'mend', 'remove', 'add']) byId('do-' + tool).disabled = !can(now, tool);
  }

  function counted() {
    byId('count').textContent = unsaved;
    byId('do-undo').disabled = !backs.length;
    states();
  }

  // How a value looks that something was done with; without a word as it was read. Whoever hears the value hears the word.
  const noteOf = (stop) => stop.parentElement.querySelector('.note');
  let notes = 0;
  const tagOf = (stop) => noteOf(stop)?.dataset.t.replace('page.', '') || '';
  function tag(stop, word) {
    let note = noteOf(stop);
    stop.classList.toggle('mended', word !== '');
    stop.classList.toggle('looked', word === 'confirmed');
    stop.classList.toggle('gone', word === 'gone');
    if (!word) {
      note?.remove();
      stop.removeAttribute('aria-describedby');
      return;
    }
    if (!note) {
      note = document.createElement('span');
      note.className = 'note';
      notes += 1;
      note.id = 'note-' + notes;
      stop.after(note);
      stop.setAttribute('aria-describedby', note.id);
    }
    note.dataset.t = 'page.' + word;
    note.textContent = said(word);
  }

  // Words of closed lists have the names that the page shows, in either language.
  const TRUTH = ['true', 'false'];
  const TERMS = Object.keys(words.terms).filter((key) => !TRUTH.includes(key));
  const same = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();
  const termOf = (text, keys) => keys.find((key) => [key, ...words.terms[key]].some((word) => same(word, text)));
  const keyIn = (path) => /([a-z_]+)(?:\[[\d+]+\])?$/.exec(path)?.[1] || '';
  const named = (key) => stops.filter((stop) => keyIn(stop.dataset.path || '') === key);
  const isTruth = (key) => named(key).some((stop) => stop.querySelector('[data-t="terms.true"], [data-t="terms.false"]'));
  const isClosed = (key) => !isTruth(key) && named(key).some((stop) => stop.querySelector('[data-t^="terms."]'));
  const isList = (key) => named(key).some((stop) => stop.dataset.path.endsWith(']'));
  const isTerm = (value, key) => words.terms[value] && (typeof value === 'boolean' || isClosed(key));

  // A value as people write it, and as they read it.
  function typed(text, key, was) {
    if (typeof was === 'number' || (was === undefined && NUMBERS.includes(key))) return Number(text.replace(',', '.').replace(/\s/g, ''));
    if (typeof was === 'boolean' || (was === undefined && (TRUTH.includes(text) || isTruth(key)))) return termOf(text, TRUTH) === 'true';
    return (isClosed(key) && termOf(text, TERMS)) || text;
  }
  const wordsOf = (value, key) => (isTerm(value, key) ? words.terms[value][english()] : typeof value === 'string' ? value : JSON.stringify(value));
  function present(stop, value) {
    const key = keyIn(stop.dataset.path);
    const shown = document.createElement('span');
    shown.textContent = wordsOf(value, key);
    if (isTerm(value, key)) shown.dataset.t = 'terms.' + value;
    stop.replaceChildren(...(shown.dataset.t ? [shown] : shown.childNodes));
    if (shown.dataset.t || stop.textContent !== value) stop.dataset.raw = JSON.stringify(value);
    else delete stop.dataset.raw;
  }

  const signed = () => ({ by: byId('mend-by').value.trim(), at: new Date().toISOString().replace(/\.\d+Z/, 'Z') });
  function another() {
    unsaved += 1;
    byId('save').hidden = false;
  }

  const hasFields = (entry) => typeof entry?.value === 'object';

  // What added an entry adds another value from now on, or nothing.
  function amend(entry, value) {
    const next = value && { ...entry, value, ...signed() };
    mended.corrections.splice(mended.corrections.indexOf(entry), 1, ...(next ? [next] : []));
    for (const [stop, one] of entries) {
      if (one !== entry) continue;
      if (next) entries.set(stop, next);
      else entries.delete(stop);
    }
    another();
  }

  function note(stop, correction) {
    const entry = correction.action === 'add' ? undefined : entries.get(stop);
    if (entry) {
      const key = keyIn(stop.dataset.path);
      const left = hasFields(entry) && { ...entry.value, [key]: correction.value };
      if (left && correction.action === 'remove') delete left[key];
      amend(entry, left ? Object.keys(left).length && left : correction.value);
      if (correction.action === 'remove') entries.delete(stop);
      return entry;
    }
    const before = correction.action === 'add' ? undefined : own(stop);
    const place = stop.dataset.at;
    const whole = { document: documentOf(stop), path: stop.dataset.path, action: correction.action, ...signed(), ...correction };
    if (before?.action === 'add' && correction.action === 'set') {
      // What was added is not among what was read: it is still added, as it should be.
      whole.action = 'add';
    } else if (correction.action !== 'add') {
      whole.was = before ? before.was : valueOf(stop);
      if (place) whole.place = place.split(',').map(Number);
    }
    if (before) mended.corrections.splice(mended.corrections.indexOf(before), 1);
    // Of what was added and is removed nothing is left to tell.
    if (before?.action === 'add' && correction.action === 'remove') {
      records.delete(keyed(before));
    } else {
      mended.corrections.push(whole);
      records.set(keyed(whole), whole);
    }
    another();
    return whole;
  }

  // Whoever corrects says who it is once.
  function show() {
    mend.showModal();
    (!byId('mend-value').disabled ? byId('mend-value') : byId('mend-by').value ? byId('mend-keep') : byId('mend-by')).focus();
  }

  // A part has no value of its own.
  const valued = (has) => { for (const field of mend.querySelectorAll('[for=mend-value], #mend-value')) field.hidden = !has; };

  function askWho(part, then) {
    asked = { then };
    valued(false);
    byId('mend-title').textContent = said('all_right');
    byId('mend-where').textContent = part.name();
    byId('mend-value').disabled = true;
    byId('mend-how').textContent = '';
    show();
  }

  function ask(stop, action) {
    asked = { stop, action };
    valued(true);
    const adds = action === 'add';
    byId('mend-title').textContent = said(action === 'set' ? 'mend' : action === 'confirm' ? 'right' : action);
    byId('mend-where').textContent = path(stop);
    byId('mend-value').value = adds ? '' : wordsOf(valueOf(stop), keyIn(stop.dataset.path));
    byId('mend-value').disabled = action === 'confirm' || action === 'remove';
    byId('mend-how').textContent = adds ? said(listOf(stop) ? 'add_entry' : 'add_here') + '. ' + said('add_how') : action === 'set' ? said('enter') : '';
    show();
  }

  function act(action) {
    if (!can(now, action === 'confirm' ? 'right' : action)) return;
    // A correction says what is right already.
    if (action === 'confirm' && ['set', 'add'].includes(own(now)?.action)) {
      became.textContent = said('mended_already');
      return;
    }
    // Once a name is known, what needs no value needs no question.
    if ((action === 'confirm' || action === 'remove') && known) return settle(now, action, '');
    ask(now, action);
  }

  // The heading of an item has its title.
  function retitle(stop) {
    const part = partOf(stop);
    const name = part?.element.querySelector(':scope > summary .name');
    if (name && stop.dataset.path === part.stops[0].dataset.path.replace(/[a-z_]+(\[\d+\])?$/, 'title')) name.textContent = stop.textContent;
  }

  // Takes back what is told of values, and how they are tagged: first as it is now, and then, when it has changed, what
  // brings that back.
  function backTo(tagged) {
    const [corrections, from, added] = [[...mended.corrections], unsaved, [...entries]];
    const tags = tagged.map((stop) => [stop, tagOf(stop)]);
    return () => {
      const many = unsaved - from;
      return () => {
        mended.corrections = corrections;
        index();
        entries.clear();
        for (const [stop, entry] of added) entries.set(stop, entry);
        unsaved -= many;
        for (const [stop, word] of tags) tag(stop, word);
      };
    };
  }

  // The same for one value, with what it says.
  function back(stop) {
    const before = backTo([stop]);
    const { raw, added } = stop.dataset;
    const nodes = [...stop.childNodes].map((node) => node.cloneNode(true));
    return (shown) => {
      const taken = before();
      return () => {
        taken();
        hide(shown);
        stop.replaceChildren(...nodes);
        for (const [name, was] of Object.entries({ raw, added })) {
          if (was === undefined) delete stop.dataset[name];
          else stop.dataset[name] = was;
        }
        retitle(stop);
        go(stop);
      };
    };
  }

  function undo() {
    const taken = backs.pop();
    if (!taken) return;
    taken();
    counted();
    became.textContent = said('undone');
  }

  // The name of a field as JSON has it, from one that the page shows: of several the one that values here have.
  function keyOf(name) {
    const fits = Object.keys(words.fields).filter((key) => words.fields[key].some((word) => word.toLowerCase() === name.toLowerCase()));
    return fits.find((key) => stops.some((stop) => (stop.dataset.path || '').endsWith('.' + key))) || fits[0] || name;
  }

  // The object that a value is in, and the list of such objects if it is in one.
  const objectOf = (stop) => stop.dataset.path.replace(/\.?[a-z_]+(\[[\d+]+\])?$/, '');
  const listOf = (stop) => /^(.*)\[[\d+]+\]$/.exec(objectOf(stop))?.[1];

  // Lines of fields as keys with values; none if a line is no such line.
  function fieldsOf(text) {
    const lines = text.split('\n').filter((line) => line.trim()).map((line) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line));
    const fields = lines.map((line) => line && [keyOf(line[1]), line[2]]);
    if (!fields.length || fields.some((field) => !field || !/^[a-z_]+$/.test(field[0]))) return null;
    return fields.map(([key, value]) => [key, typed(value, key)]);
  }

  function entryOf(fields) {
    const entry = {};
    for (const [key, value] of fields) entry[key] = isList(key) ? [...(entry[key] || []), value] : value;
    return entry;
  }

  // A value that is added looks like the others, but for its place in the document: it has none.
  function row(path, value, entry) {
    const [line, name, cell, stop, label] = ['div', 'dt', 'dd', 'button', 'span'].map((kind) => document.createElement(kind));
    const key = keyIn(path);
    label.textContent = words.fields[key]?.[english()] || key;
    if (words.fields[key]) label.dataset.t = 'fields.' + key;
    stop.type = 'button';
    stop.className = 'value derived';
    stop.dataset.path = path;
    present(stop, value);
    name.append(label);
    cell.append(stop);
    line.append(name, cell);
    tag(stop, 'added');
    if (entry) {
      stop.dataset.added = '';
      // A list within an entry is told as one.
      if (!hasFields(entry) || !isList(key)) entries.set(stop, entry);
    }
    return line;
  }
  // Keys step to it as well, in the order of the page.
  function reveal(into, shown) {
    into.append(shown);
    const fresh = [...shown.querySelectorAll('[data-path]')];
    for (const list of [stops, partOf(shown)?.stops]) {
      const before = list?.findLastIndex((one) => one.compareDocumentPosition(shown) & Node.DOCUMENT_POSITION_FOLLOWING);
      list?.splice(before + 1, 0, ...fresh);
    }
  }
  function hide(shown = []) {
    for (const one of shown) {
      for (const list of [stops, partOf(one)?.stops]) {
        for (const stop of one.querySelectorAll('[data-path]')) list?.splice(list.indexOf(stop), 1);
      }
      one.remove();
    }
  }

  // What each entry of a list has, the first of it in the order of the file of words: a name, or a title.
  function headOf(list, of) {
    const found = new Map();
    const all = new Set();
    for (const stop of stops) {
      if (!stop.dataset.path?.startsWith(list + '[') || documentOf(stop) !== of) continue;
      const [, at, key] = /^(\[[\d+]+\])\.([a-z_]+)$/.exec(stop.dataset.path.slice(list.length)) || [];
      if (!key || at === '[+]') continue;
      all.add(at);
      found.set(key, (found.get(key) || 0) + 1);
    }
    return Object.keys(words.fields).find((key) => found.get(key) === all.size && !isClosed(key));
  }

  // Adds fields to the object that a value is in. With what each entry of its list has they are a further entry. What the
  // object has otherwise is not there twice.
  function add(stop, fields) {
    const [object, list, entry] = [objectOf(stop), listOf(stop), entries.get(stop)];
    const within = (key) => (object ? object + '.' : '') + key;
    const fieldsHere = stop.closest('dl');
    const has = ([key]) => !isList(key) && [...fieldsHere.querySelectorAll('[data-path]')].some((one) => one.dataset.path === within(key));
    const shown = [];
    const reveals = (into, one) => {
      reveal(into, one);
      shown.push(one);
    };
    if (!fields.some(has)) {
      if (hasFields(entry)) amend(entry, { ...entry.value, ...entryOf(fields) });
      for (const [key, value] of fields) {
        const path = within(key) + (isList(key) ? '[+]' : '');
        const by = hasFields(entry) ? entries.get(stop) : note(stop, { action: 'add', path, value });
        reveals(fieldsHere, row(path, value, hasFields(entry) || isList(key) ? by : null));
      }
      return shown;
    }
    const head = list !== undefined && headOf(list, documentOf(stop));
    if (!fields.some(([key]) => key === head)) return null;
    const whole = note(stop, { action: 'add', path: list + '[+]', value: entryOf(fields) });
    const all = stop.closest('ol');
    const one = document.createElement(all ? 'li' : 'div');
    const rows = document.createElement('dl');
    rows.className = 'fields row';
    rows.append(...fields.map(([key, value]) => row(list + '[+].' + key, value, whole)));
    one.append(rows);
    reveals(all || stop.closest('.group, .part'), one);
    return shown;
  }

  function settle(stop, action, text) {
    const fields = action === 'add' && fieldsOf(text);
    if (fields === null) return said('form');
    const taken = back(stop);
    let shown;
    if (action === 'confirm') {
      note(stop, { action });
      tag(stop, 'confirmed');
    } else if (action === 'remove') {
      // Where that which added it is gone, nothing more can be said of it.
      if (own(stop)?.action === 'add') stop.dataset.added = '';
      note(stop, { action });
      tag(stop, 'gone');
    } else if (action === 'set') {
      const value = typed(text, keyIn(stop.dataset.path), valueOf(stop));
      note(stop, { action, value });
      present(stop, value);
      retitle(stop);
      tag(stop, 'mended');
    } else {
      shown = add(stop, fields);
      if (!shown) return said('has_field');
    }
    known = true;
    last(byId('mend-by').value.trim());
    backs.push(taken(shown));
    counted();
    say([stop]);
    return '';
  }

  // Parts that are marked right as one: the items, and what stands before and behind them.
  const parts = [...values.querySelectorAll('[data-part]')].map((element) => ({
    element,
    check: element.querySelector(':scope > .check'),
    state: element.querySelector(':scope > .head > .state, :scope > summary > .state'),
    stops: [...element.querySelectorAll('[data-path]')],
    name: () => element.querySelector('h2, h3, h4, h5, h6').textContent,
    item: element.matches('.group > .item'),
  }));
  const looked = (stop) => stop.classList.contains('mended');
  const unlooked = (part) => part.stops.filter((stop) => !looked(stop));
  const partOf = (element) => parts.find((part) => part.element === element?.closest('[data-part]'));

  // How far each part and the whole has come.
  const progress = () => {
    const items = parts.filter((part) => part.item);
    return [items.filter((part) => !unlooked(part).length).length, said('of'), items.length, said('items_looked')].join(' ');
  };
  function states() {
    for (const part of parts) {
      const [left, all] = [unlooked(part).length, part.stops.length];
      part.check.setAttribute('aria-pressed', left === 0 ? 'true' : left < all ? 'mixed' : 'false');
      part.state.textContent = left === 0 ? said('all_looked') : left < all ? [all - left, said('of'), all, said('looked')].join(' ') : '';
    }
    byId('progress').textContent = progress();
    byId('progress').hidden = !parts.some((part) => part.item);
  }

  // All values of a part that nothing was said of are right.
  function confirmAll(part) {
    const stops = unlooked(part);
    const changed = backTo(stops);
    for (const stop of stops) {
      note(stop, { action: 'confirm' });
      tag(stop, 'confirmed');
    }
    return changed();
  }

  // What is not saved yet of that is taken back where the button is let go.
  function letGo(part) {
    const stops = part.stops.filter((stop) => own(stop)?.action === 'confirm' && !saved.has(own(stop)));
    const changed = backTo(stops);
    const gone = new Set(stops.map(own));
    mended.corrections = mended.corrections.filter((one) => !gone.has(one));
    index();
    unsaved -= stops.length;
    for (const stop of stops) tag(stop, '');
    return stops.length ? changed() : null;
  }

  // What is done with a part, and undone as one.
  function turn(part, change) {
    const taken = change(part);
    if (taken) {
      backs.push(() => {
        taken();
        go(part.stops[0]);
        part.element.scrollIntoView({ block: 'start' });
      });
      counted();
    }
    return taken;
  }

  // The next part that is not looked at wholly; behind the last the first.
  function onward(part) {
    const from = parts.indexOf(part) + 1;
    const next = [...parts.slice(from), ...parts.slice(0, from)].find((one) => unlooked(one).length);
    if (!next) return false;
    go(unlooked(next)[0]);
    next.element.scrollIntoView({ block: 'start' });
    return true;
  }

  // By key all of the part is right, and the next one comes; by the button one stays at it, and can let it go again.
  function rightAll(part, on) {
    const open = unlooked(part).length;
    if (open && !known) {
      askWho(part, () => rightAll(part, on));
      return;
    }
    let did = said('all_right') + ' (' + open + ')';
    if (open) turn(part, confirmAll);
    else if (!on) did = said(turn(part, letGo) ? 'undone' : 'saved_already');
    else did = said('all_looked');
    const more = on ? onward(part) : parts.some((one) => unlooked(one).length);
    if (!on) part.check.focus();
    became.textContent = [did, progress(), part.name(), ...(more ? [] : [said('nothing_left')])].join(' · ');
  }
  const rightHere = () => {
    const part = partOf(document.activeElement.closest('.check') || now);
    if (part) rightAll(part, true);
    else onward();
  };
  byId('do-part').disabled = !parts.length;
  byId('do-part').addEventListener('click', rightHere);
  for (const part of parts) part.check.addEventListener('click', () => rightAll(part, false));

  mend.querySelector('form').addEventListener('submit', (event) => {
    if (asked.then) {
      known = true;
      last(byId('mend-by').value.trim());
      asked.settled = true;
      return;
    }
    const wrong = settle(asked.stop, asked.action, byId('mend-value').value);
    if (!wrong) return;
    event.preventDefault();
    byId('mend-how').textContent = wrong;
  });
  // What is done with a part leads elsewhere: it waits until the box is gone.
  mend.addEventListener('close', () => {
    if (asked.settled) asked.then();
    else if (asked.stop) asked.stop.focus();
  });
  // A value is a line, seldom more; what is added has a line for each field.
  byId('mend-value').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || asked.action === 'add') return;
    event.preventDefault();
    mend.querySelector('form').requestSubmit(byId('mend-keep'));
  });
  byId('do-undo').addEventListener('click', undo);
  byId('mend-cancel').addEventListener('click', () => mend.close());
  for (const [tool, action] of [['right', 'confirm'], ['mend', 'set'], ['remove', 'remove'], ['add', 'add']]) {
    byId('do-' + tool).addEventListener('click', () => act(action));
  }
  // A server keeps them, if the page comes from one that does; what it has not confirmed stays unsaved here.
  async function send(to) {
    const [sent, settled, keeping] = [unsaved, backs.length, new Set(mended.corrections)];
    became.textContent = said('saving');
    byId('save').disabled = true;
    let told = null;
    try {
      const answer = await fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(mended) });
      told = answer.ok ? await answer.json() : null;
    } catch { /* It is told below that nothing was saved. */ }
    byId('save').disabled = false;
    if (!told) {
      became.textContent = said('not_saved');
      return;
    }
    unsaved -= sent;
    saved = keeping;
    backs.splice(0, settled);
    counted();
    became.textContent = said('saved_in') + ' ' + told.saved;
  }

  byId('save').addEventListener('click', () => {
    if (document.body.dataset.save) {
      send(document.body.dataset.save);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(mended, null, 2) + '\n'], { type: 'application/json' }));
    link.download = mended.file_name + '.corrections.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = 0;
    saved = new Set(mended.corrections);
    backs.length = 0;
    counted();
    became.textContent = said('saved_as');
  });
  addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
  // Values are shown where they stand in the mended document; corrections name them where they stood in the one that was
  // read. In a list of which some were removed or to which some were added these are not the same.
  function nameAsRead(stops) {
    const [gone, more, ends] = [new Map(), new Map(), new Map()];
    for (const one of mended.corrections) {
      const [, list, at] = /^(.*)\[(\d+|\+)\]$/.exec(keyed(one)) || [];
      if (one.action === 'remove' && at) gone.set(list, [...(gone.get(list) || []), Number(at)].sort((a, b) => a - b));
      if (one.action === 'add' && at) more.set(list, [...(more.get(list) || []), one]);
    }
    if (!gone.size && !more.size) return;
    const lists = new Map();
    for (const stop of stops) {
      const through = [];
      const whose = documentOf(stop) + ' ';
      stop.dataset.path = stop.dataset.path.split(/(\[\d+\])/).reduce((before, piece) => {
        if (!piece.startsWith('[')) return before + piece;
        let at = Number(piece.slice(1, -1));
        for (const removed of gone.get(whose + before) || []) if (removed <= at) at += 1;
        through.push([whose + before, at]);
        ends.set(whose + before, Math.max(ends.get(whose + before) || 0, at));
        return before + '[' + at + ']';
      }, '');
      lists.set(stop, through);
    }
    // What was added stands last, in the order in which it was added.
    for (const [stop, through] of lists) {
      const found = through.find(([list, at]) => at > ends.get(list) - (more.get(list) || []).length);
      if (!found) continue;
      const [list, at] = found;
      stop.dataset.added = '';
      const entry = more.get(list)[at - 1 - ends.get(list) + more.get(list).length];
      const [key, its] = [keyIn(stop.dataset.path), list + '[' + at + ']'];
      const [value, whole] = hasFields(entry) ? [entry.value[key], its + '.' + key] : [entry.value, its];
      const fits = documentOf(stop) + ' ' + stop.dataset.path === whole && JSON.stringify(value) === JSON.stringify(valueOf(stop));
      if (fits) entries.set(stop, entry);
    }
  }

  // What was mended before is shown as such.
  const told = stops.filter((stop) => stop.dataset.path !== undefined);
  nameAsRead(told);
  for (const stop of told) {
    const before = own(stop);
    if (stop.dataset.added !== undefined) tag(stop, 'added');
    else if (before?.action === 'confirm') tag(stop, 'confirmed');
    else if (before && before.action !== 'remove' && JSON.stringify(before.value) === JSON.stringify(valueOf(stop))) {
      tag(stop, before.action === 'add' ? 'added' : 'mended');
    }
  }
  states();

  // Keys. Letters alone can be turned off: who speaks to the machine would press them by accident.
  const single = document.getElementById('keys');
  const step = (fits, by) => {
    const all = stops.length;
    const from = now ? stops.indexOf(now) : by > 0 ? -1 : all;
    for (let many = 1; many <= all; many += 1) {
      const stop = stops[(from + by * many + 2 * all) % all];
      if (fits(stop)) return go(stop);
    }
  };
  const shown = (stop) => !stop.closest('details:not([open])');
  const heads = new Set([...values.querySelectorAll('.item')].map((item) => item.querySelector('[data-v], [data-path]')));
  document.addEventListener('keydown', (event) => {
    if (help.open || mend.open) return;
    // The page itself needs no saving.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      if (unsaved) byId('save').click();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input:not([type=checkbox]), select, textarea, [contenteditable]')) return;
    const inValues = event.target.closest('[data-v], [data-path]');
    let done = true;
    if (inValues && event.key === 'ArrowDown') step(shown, 1);
    else if (inValues && event.key === 'ArrowUp') step(shown, -1);
    else if (!single.checked) done = false;
    else if (event.key === 'j') step(shown, 1);
    else if (event.key === 'k') step(shown, -1);
    else if (event.key === 's' || event.key === 'S') {
      step((stop) => heads.has(stop), event.key === 's' ? 1 : -1);
      if (heads.has(now)) now.closest('.item').scrollIntoView({ block: 'start' });
    }
    else if (event.key === 'n') step((stop) => stop.classList.contains('doubt'), 1);
    else if (event.key === 'u') step((stop) => stop.closest('.left.u'), 1);
    else if (event.key === 'p') (values.contains(document.activeElement) ? pages : now || values).focus();
    else if (event.key.toLowerCase() === 'r') {
      // By the shift, not by the letter: capitals that are locked are about one value as well. A key held down is one key.
      if (!event.shiftKey) act('confirm');
      else if (!event.repeat) rightHere();
    }
    else if (event.key === 'e') act('set');
    else if (event.key === 'x') act('remove');
    else if (event.key === 'a') act('add');
    else if (event.key === 'z') undo();
    else if (event.key === '?') help.showModal();
    else if (event.key === 'Escape') darken();
    else done = false;
    if (done) event.preventDefault();
  });
})();
