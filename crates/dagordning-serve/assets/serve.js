'use strict';
(() => {
  // Files dropped anywhere on the first page are sent as the form would send them.
  const drop = document.getElementById('drop');
  if (drop) {
    const files = drop.querySelector('input[type=file]');
    const working = document.getElementById('working');
    const over = (on) => drop.classList.toggle('over', on);
    const send = () => {
      working.textContent = working.dataset.said;
      drop.submit();
    };
    addEventListener('dragover', (event) => { event.preventDefault(); over(true); });
    addEventListener('dragleave', (event) => { if (!event.relatedTarget) over(false); });
    addEventListener('drop', (event) => {
      event.preventDefault();
      over(false);
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      send();
    });
    drop.addEventListener('submit', () => { working.textContent = working.dataset.said; });
  }

  // Answers that come while one types: the page that the form would lead to is asked for, and its answer shown here.
  for (const form of document.querySelectorAll('form[data-live]')) {
    const answer = document.getElementById(form.dataset.live);
    let waiting = 0;
    let asked = null;
    const ask = async () => {
      const words = new URLSearchParams([...new FormData(form)].filter(([, said]) => said));
      const address = form.getAttribute('action') + (words.size ? '?' + words : '');
      if (asked) asked.abort();
      asked = new AbortController();
      try {
        const told = await fetch(address, { headers: { Accept: 'text/html' }, signal: asked.signal });
        if (!told.ok) return;
        const page = new DOMParser().parseFromString(await told.text(), 'text/html');
        const found = page.getElementById(answer.id);
        if (!found) return;
        answer.replaceChildren(...found.childNodes);
        history.replaceState(null, '', address);
      } catch (error) {
        if (error.name !== 'AbortError') form.submit();
      }
    };
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 200);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      ask();
    });
  }

  // A picture that cannot be had is no picture.
  document.addEventListener('error', (event) => {
    if (event.target.matches?.('img.cut')) event.target.remove();
  }, true);
})();
