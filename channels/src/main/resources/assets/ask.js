// The conversation: sends a question, shows what happens while it is answered, then the reply.
(() => {
  const page = document.getElementById('ask');
  const thread = document.getElementById('thread');
  const composer = document.getElementById('composer');
  const question = document.getElementById('question');
  const send = document.getElementById('send');
  const stop = document.getElementById('stop');
  const meta = name => document.querySelector(`meta[name="${name}"]`).content;
  const asked = [...thread.querySelectorAll('.said')].map(said => said.textContent);
  let recalled = asked.length;
  let running = null;

  const element = (name, style, text) => {
    const made = document.createElement(name);
    made.className = style;
    made.textContent = text;
    return made;
  };
  const behaviour = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  const show = target => target.scrollIntoView({ block: 'nearest', behavior: behaviour });

  let drawing = null;
  const script = address => new Promise((done, failed) => {
    const tag = document.createElement('script');
    tag.src = address;
    tag.onload = done;
    tag.onerror = failed;
    document.head.append(tag);
  });
  const drawChartsIn = async root => {
    if (root.querySelector('figure.chart')) {
      drawing ??= script(page.dataset.charts).then(() => script(page.dataset.chartScript));
      await drawing;
      window.drawCharts(root);
    }
  };

  const grow = () => {
    question.style.height = 'auto';
    question.style.height = `${Math.min(question.scrollHeight, 200)}px`;
  };

  async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      rest += value;
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const [event, data] = rest.slice(0, end).split('\n');
        rest = rest.slice(end + 2);
        yield { name: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) };
      }
    }
  }

  const busy = is => {
    send.hidden = is;
    stop.hidden = !is;
    thread.setAttribute('aria-busy', String(is));
  };

  const showReply = (waiting, data) => {
    const template = document.createElement('template');
    template.innerHTML = data.html;
    const reply = template.content.firstElementChild;
    waiting.replaceWith(reply);
    window.htmx.process(reply);
    if (!page.dataset.conversation) {
      page.dataset.conversation = data.conversation;
      history.replaceState(null, '', `${page.dataset.url}/${data.conversation}`);
      window.htmx.ajax('GET', `${page.dataset.conversations}?conversation=${data.conversation}`, { target: '#conversations', swap: 'outerHTML' });
    }
    drawChartsIn(reply);
    reply.previousElementSibling?.scrollIntoView({ block: 'start', behavior: behaviour });
  };

  const ask = async text => {
    running = new AbortController();
    document.getElementById('start')?.remove();
    thread.querySelectorAll('.chips').forEach(chips => chips.remove());
    thread.append(element('div', 'said', text));
    const waiting = element('article', 'reply waiting', '');
    const step = element('p', 'step', page.dataset.thinking);
    const words = element('p', 'text', '');
    waiting.append(step, words);
    thread.append(waiting);
    show(waiting);
    busy(true);
    const mine = running;
    const finish = () => {
      if (running === mine) {
        running = null;
        busy(false);
        question.focus({ preventScroll: true });
      }
    };
    const body = new URLSearchParams({ text });
    if (page.dataset.conversation) {
      body.set('conversation', page.dataset.conversation);
    }
    try {
      const response = await fetch(page.dataset.url, { method: 'POST', body, signal: mine.signal, headers: { [meta('_csrf_header')]: meta('_csrf') } });
      const told = response.ok || response.status === 409 || response.status === 429;
      if (!told || response.redirected) {
        step.textContent = page.dataset.signedOut;
        return;
      }
      for await (const { name, data } of events(response)) {
        if (name === 'step') {
          step.textContent = data.text;
        } else if (name === 'sentence') {
          words.append(`${words.textContent ? ' ' : ''}${data.text}`);
        } else if (name === 'reply') {
          showReply(waiting, data);
          finish();
        } else {
          step.textContent = data.text ?? page.dataset[name].replace('{0}', data.request);
          waiting.classList.add('bad');
        }
      }
    } catch (failure) {
      step.textContent = failure.name === 'AbortError' ? page.dataset.stopped : page.dataset.failed.replace('{0}', '–');
    } finally {
      waiting.classList.remove('waiting');
      finish();
    }
  };

  const submit = () => {
    const text = question.value.trim();
    if (text && !running) {
      asked.push(text);
      recalled = asked.length;
      question.value = '';
      grow();
      ask(text);
    }
  };

  composer.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  question.addEventListener('input', grow);
  question.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && recalled > 0 && !question.value.slice(0, question.selectionStart).includes('\n')) {
      event.preventDefault();
      question.value = asked[--recalled];
      grow();
    } else if (event.key === 'ArrowDown' && recalled < asked.length && !question.value.slice(question.selectionEnd).includes('\n')) {
      event.preventDefault();
      question.value = asked[++recalled] ?? '';
      grow();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      running?.abort();
    }
  });
  stop.addEventListener('click', () => running?.abort());
  thread.addEventListener('click', event => {
    const chip = event.target.closest('button.chip');
    if (chip && !running) {
      question.value = chip.textContent;
      submit();
    }
  });

  const narrow = matchMedia('(max-width: 68rem)');
  const foldPast = () => {
    const past = document.querySelector('.earlier');
    if (past) {
      past.open = !narrow.matches;
    }
  };
  foldPast();
  document.body.addEventListener('htmx:afterSwap', foldPast);

  drawChartsIn(thread);
  if (page.dataset.asked) {
    question.value = page.dataset.asked;
    history.replaceState(null, '', page.dataset.url);
    grow();
    submit();
  } else if (asked.length) {
    thread.lastElementChild.scrollIntoView({ block: 'end' });
  }
})();
