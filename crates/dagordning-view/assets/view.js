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
  const stops = [...values.querySelectorAll('[data-v]')];
  const stopOf = new Map(stops.map((stop) => [stop.dataset.v, stop]));

  let lit = [];
  let now = null;

  function darken() {
    for (const place of lit) place.classList.remove('lit');
    lit = [];
    if (now) now.classList.remove('now');
    now = null;
  }

  function into(place) {
    const details = place.closest('details:not([open])');
    if (details) details.open = true;
    place.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
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
    if (scroll && lit.length) into(lit[0]);
  }

  function go(stop) {
    if (!stop) return;
    const details = stop.closest('details:not([open])');
    if (details) details.open = true;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: 'nearest' });
    light(stop, true);
  }

  // From the values to the page. A pointer that only passes by moves nothing.
  let resting = 0;
  values.addEventListener('pointerover', (event) => {
    const stop = event.target.closest('[data-v]');
    clearTimeout(resting);
    if (stop && event.pointerType === 'mouse') resting = setTimeout(() => light(stop, true), 120);
  });
  values.addEventListener('pointerleave', () => clearTimeout(resting));
  values.addEventListener('focusin', (event) => {
    const stop = event.target.closest('[data-v]');
    if (stop && stop !== now) light(stop, true);
  });
  values.addEventListener('click', (event) => {
    const stop = event.target.closest('[data-v]');
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
      became.textContent = words.page.nothing[document.documentElement.lang === 'en' ? 1 : 0];
      return;
    }
    const stop = stopOf.get(found[0]);
    const details = stop.closest('details:not([open])');
    if (details) details.open = true;
    light(stop, false);
    stop.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
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
    const english = document.documentElement.lang !== 'en';
    document.documentElement.lang = english ? 'en' : 'sv';
    for (const word of document.querySelectorAll('[data-t]')) {
      const [group, key] = word.dataset.t.split('.');
      word.textContent = words[group][key][english ? 1 : 0];
    }
  });
  document.getElementById('keys-help').addEventListener('click', () => help.showModal());
  document.getElementById('close').addEventListener('click', () => help.close());

  // Keys. Letters alone can be turned off: who speaks to the machine would press them by accident.
  const single = document.getElementById('keys');
  const step = (list, by) => {
    if (!list.length) return;
    const at = list.indexOf(now);
    if (at >= 0) return go(list[(at + by + list.length) % list.length]);
    const from = now ? stops.indexOf(now) : -1;
    const next = list.findIndex((stop) => stops.indexOf(stop) > from);
    go(list[by > 0 ? Math.max(next, 0) : (next > 0 ? next - 1 : list.length - 1)]);
  };
  const shown = () => stops.filter((stop) => !stop.closest('details:not([open])'));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    const inValues = event.target.closest('[data-v]');
    let done = true;
    if (inValues && event.key === 'ArrowDown') step(shown(), 1);
    else if (inValues && event.key === 'ArrowUp') step(shown(), -1);
    else if (!single.checked) done = false;
    else if (event.key === 'j') step(shown(), 1);
    else if (event.key === 'k') step(shown(), -1);
    else if (event.key === 'n') step(stops.filter((stop) => stop.classList.contains('doubt')), 1);
    else if (event.key === 'u') step(stops.filter((stop) => stop.closest('.left.u')), 1);
    else if (event.key === 'p') (values.contains(document.activeElement) ? pages : now || values).focus();
    else if (event.key === '?') help.showModal();
    else if (event.key === 'Escape') darken();
    else done = false;
    if (done) event.preventDefault();
  });
})();
