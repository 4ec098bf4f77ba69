// What every page does: the theme switch, CSRF tokens for htmx, and the keys of the search box.
(() => {
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;

  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  const themeChanged = () => document.dispatchEvent(new CustomEvent('theme', { detail: { dark: isDark() } }));

  document.getElementById('theme')?.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    themeChanged();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themeChanged);

  document.body.addEventListener('htmx:configRequest', event => {
    if (event.detail.verb !== 'get') {
      event.detail.headers[meta('_csrf_header')] = meta('_csrf');
    }
  });
  // A request that was sent to the sign-in form means the session has ended: show the form, not a part of it.
  document.body.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.xhr.responseURL && new URL(event.detail.xhr.responseURL).pathname.endsWith('/sign-in')) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  const finder = document.getElementById('finder');
  const found = document.getElementById('found');
  if (finder && found) {
    const links = () => [...found.querySelectorAll('a')];
    const close = () => { found.replaceChildren(); };
    finder.form.addEventListener('keydown', event => {
      const all = links();
      const at = all.indexOf(document.activeElement);
      if (event.key === 'ArrowDown' && all.length) {
        event.preventDefault();
        all[Math.min(at + 1, all.length - 1)].focus();
      } else if (event.key === 'ArrowUp' && at >= 0) {
        event.preventDefault();
        (at === 0 ? finder : all[at - 1]).focus();
      } else if (event.key === 'Escape') {
        close();
        finder.focus();
      }
    });
    document.addEventListener('click', event => {
      if (!finder.form.contains(event.target)) {
        close();
      }
    });
    document.addEventListener('keydown', event => {
      const typing = event.target.closest('input, textarea, select');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        finder.focus();
      }
    });
  }

  document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll('details.me[open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
})();
