// Behind an @ in a comment, the people who can be mentioned are offered; arrows, Enter, Tab and Escape work as in any list.
(() => {
  const WORD = /(^|[^\p{L}\p{N}])@([\p{L}\p{N}][\p{L}\p{N}'’. -]{0,40}|)$/u;
  let latest = 0;

  const box = event => event.target.closest?.('textarea[data-mentions]');
  const listOf = area => document.getElementById(area.getAttribute('aria-controls'));
  const begun = area => area.selectionStart === area.selectionEnd ? WORD.exec(area.value.slice(0, area.selectionStart)) : null;

  const close = area => {
    latest++;
    const list = listOf(area);
    list.hidden = true;
    list.replaceChildren();
    area.removeAttribute('aria-activedescendant');
  };

  const choose = (area, option) => {
    const match = begun(area);
    if (match) {
      const start = area.selectionStart - match[2].length;
      area.setRangeText(`${option.dataset.name} `, start, area.selectionStart, 'end');
    }
    close(area);
    area.focus();
  };

  const select = (area, options, at) => {
    options.forEach((option, place) => option.setAttribute('aria-selected', place === at));
    area.setAttribute('aria-activedescendant', options[at].id);
    options[at].scrollIntoView({ block: 'nearest' });
  };

  const offer = async area => {
    const match = begun(area);
    if (!match) {
      close(area);
      return;
    }
    const mine = ++latest;
    const answer = await fetch(`${area.dataset.mentions}?q=${encodeURIComponent(match[2].trim())}`, { headers: { 'HX-Request': 'true' } });
    if (mine !== latest || !answer.ok || answer.redirected) {
      return;
    }
    const list = listOf(area);
    list.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('li'));
    const options = [...list.children];
    options.forEach((option, place) => { option.id = `${list.id}-${place}`; });
    list.hidden = !options.length;
    if (options.length) {
      select(area, options, 0);
    }
  };

  document.addEventListener('input', event => {
    const area = box(event);
    if (area) {
      offer(area);
    }
  });
  document.addEventListener('keydown', event => {
    const area = box(event);
    if (!area) {
      return;
    }
    const list = listOf(area);
    if (list.hidden) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        area.form.requestSubmit();
      }
      return;
    }
    const options = [...list.children];
    const at = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      select(area, options, (at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      choose(area, options[Math.max(at, 0)]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close(area);
    }
  });
  document.addEventListener('mousedown', event => {
    const option = event.target.closest?.('.mentions li');
    if (option) {
      event.preventDefault();
      choose(document.querySelector(`textarea[aria-controls="${option.parentElement.id}"]`), option);
    }
  });
  document.addEventListener('focusout', event => {
    const area = box(event);
    if (area) {
      close(area);
    }
  });
})();
