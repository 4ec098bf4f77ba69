// Adds rows to the lists of pairs on the page where a battle card is written.
document.querySelectorAll('[data-more]').forEach(list => {
  const button = list.querySelector('button');
  button.hidden = false;
  button.addEventListener('click', () => {
    const row = [...list.querySelectorAll('.pair')].at(-1).cloneNode(true);
    row.querySelectorAll('input, textarea').forEach(field => { field.value = ''; });
    button.before(row);
    row.querySelector('input').focus();
  });
});
