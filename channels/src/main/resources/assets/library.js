// Library: files that are dropped anywhere on the page, which ones they are, and how much of them has been sent.
(() => {
  const form = document.querySelector('.bringing');
  if (!form) {
    return;
  }
  const input = form.querySelector('input[type=file]');
  const drop = form.querySelector('.drop');
  const sent = form.querySelector('progress.sent');
  const names = document.createElement('span');
  names.className = 'chosen muted';
  names.setAttribute('aria-live', 'polite');
  drop.append(names);

  const show = () => {
    const files = [...input.files].map(file => file.name);
    names.textContent = files.length > 1 ? files.slice(0, 12).join(', ') + (files.length > 12 ? ' …' : '') : '';
  };
  input.addEventListener('change', show);

  const holdsFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
  let inside = 0;
  const over = on => { inside = on; drop.classList.toggle('over', on > 0); };
  document.addEventListener('dragenter', event => {
    if (holdsFiles(event)) {
      form.closest('details').open = true;
      over(inside + 1);
    }
  });
  document.addEventListener('dragleave', event => { if (holdsFiles(event)) { over(Math.max(0, inside - 1)); } });
  document.addEventListener('dragover', event => { if (holdsFiles(event)) { event.preventDefault(); } });
  document.addEventListener('drop', event => {
    if (!holdsFiles(event)) {
      return;
    }
    event.preventDefault();
    over(0);
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      show();
      drop.scrollIntoView({ block: 'nearest' });
    }
  });

  form.addEventListener('htmx:xhr:progress', event => {
    if (event.detail.lengthComputable) {
      sent.hidden = false;
      sent.value = 100 * event.detail.loaded / event.detail.total;
    }
  });
  form.addEventListener('htmx:afterRequest', () => { sent.hidden = true; });
})();
