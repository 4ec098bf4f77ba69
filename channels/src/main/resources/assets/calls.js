// Calls: how much of a recording has been sent, and a player that follows the words and goes where one is clicked.
(() => {
  const sent = document.querySelector('.recording progress.sent');
  document.querySelector('.recording')?.addEventListener('htmx:xhr:progress', event => {
    if (event.detail.lengthComputable) {
      sent.hidden = false;
      sent.value = 100 * event.detail.loaded / event.detail.total;
    }
  });
  document.querySelector('.recording')?.addEventListener('htmx:afterRequest', () => { sent.hidden = true; });

  const audio = document.querySelector('.player audio');
  const lines = document.querySelector('.said-lines');
  if (!audio || !lines) {
    return;
  }
  lines.classList.add('playable');
  const words = [...lines.querySelectorAll('p:not(.who) [data-at]')].sort((a, b) => a.dataset.at - b.dataset.at);
  const times = words.map(word => Number(word.dataset.at));
  let now = null;

  lines.addEventListener('click', event => {
    const word = event.target.closest('[data-at]');
    if (word && getSelection().isCollapsed) {
      audio.currentTime = word.dataset.at / 1000;
      audio.play();
    }
  });
  // A link to a line leads there and plays from what was quoted, or from where the line begins.
  document.querySelector('.call-page').addEventListener('click', event => {
    const link = event.target.closest('a[href^="#u"]');
    const at = link?.dataset.play ?? document.getElementById(link?.getAttribute('href').slice(1))?.querySelector('[data-at]')?.dataset.at;
    if (at !== undefined) {
      audio.currentTime = at / 1000;
      audio.play();
    }
  });
  audio.addEventListener('timeupdate', () => {
    const at = audio.currentTime * 1000;
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= at) { low = middle + 1; } else { high = middle; }
    }
    const word = words[low - 1] ?? null;
    if (word !== now) {
      now?.classList.remove('now');
      word?.classList.add('now');
      now = word;
    }
  });
})();
