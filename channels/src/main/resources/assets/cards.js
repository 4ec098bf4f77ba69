// On the page where a battle card is written: rows of pairs are added, moved and taken out, and words that are not saved are not left by accident.
(() => {
  const pairs = list => [...list.querySelectorAll('.pair')];
  const empty = row => row.querySelectorAll('input, textarea').forEach(field => { field.value = ''; });
  const first = row => row.querySelector('input, textarea');

  const add = (list, button) => {
    const row = pairs(list).at(-1).cloneNode(true);
    empty(row);
    button.before(row);
    first(row).focus();
  };

  const remove = (list, row) => {
    const rows = pairs(list);
    if (rows.length === 1) {
      empty(row);
      first(row).focus();
      return;
    }
    const next = rows[rows.indexOf(row) + 1] ?? rows.at(-2);
    row.remove();
    first(next).focus();
  };

  const up = (list, row) => {
    const above = pairs(list)[pairs(list).indexOf(row) - 1];
    above?.before(row);
    first(row).focus();
  };

  document.querySelectorAll('[data-more]').forEach(list => {
    list.querySelectorAll('[data-add], .pair-deeds').forEach(part => { part.hidden = false; });
    list.addEventListener('click', event => {
      const button = event.target.closest('button');
      const row = event.target.closest('.pair');
      if (!button) {
        return;
      }
      changed = true;
      if (button.matches('[data-add]')) {
        add(list, button);
      } else if (button.matches('[data-remove]')) {
        remove(list, row);
      } else {
        up(list, row);
      }
    });
  });

  let changed = document.querySelector('.disputes') !== null;
  const form = document.getElementById('card-form');
  form.addEventListener('input', () => { changed = true; });
  form.addEventListener('submit', () => { changed = false; });
  addEventListener('beforeunload', event => {
    if (changed) {
      event.preventDefault();
    }
  });
})();
