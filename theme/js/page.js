// What a page does beyond being read. Without it everything is there but the switch of theme.
(() => {
  const html = document.documentElement;
  const one = (selector, from) => (from || document).querySelector(selector);
  const all = selector => [...document.querySelectorAll(selector)];

  // Light or dark: as the system has it, until the reader chooses.
  const dark = one('#dark');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (html.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => dark && dark.setAttribute('aria-pressed', String(isDark()));
  if (dark) {
    dark.hidden = false;
    dark.onclick = () => {
      html.dataset.theme = isDark() ? 'light' : 'dark';
      try {
        localStorage.setItem('casebook-theme', html.dataset.theme);
      } catch (e) { /* then it holds for this page */ }
      show();
    };
    system.addEventListener('change', show);
    show();
  }

  // The contents: at the side where there is room, else behind a button.
  const contents = one('#contents');
  const box = contents && one('details', contents);
  const list = contents && one('.list', contents);
  if (box) {
    const current = one('[aria-current]', list);
    const reveal = () => {
      if (current) list.scrollTop = current.offsetTop - list.clientHeight / 3;
    };
    box.addEventListener('toggle', () => {
      reveal();
      if (box.open) (current || one('a', list)).focus();
    });
    contents.addEventListener('keydown', e => {
      if (e.key !== 'Escape' || !box.open) return;
      box.open = false;
      one('summary', box).focus();
    });
    document.addEventListener('click', e => {
      if (box.open && !contents.contains(e.target)) box.open = false;
    });
    reveal();
  }

  // The same paragraph in another language: its id is the same there.
  const follow = () => all('.languages a').forEach(link => {
    link.hash = location.hash;
  });
  addEventListener('hashchange', follow);
  follow();

  // A table that fits needs no frame: its headings then stay below the bar, and it is no stop for
  // the keyboard.
  const fit = frame => {
    const table = one('table', frame);
    if (!table) return;
    const high = frame.matches('.cb-matrix') && table.offsetHeight > innerHeight * 0.85;
    const fits = table.offsetWidth <= frame.clientWidth + 1 && !high;
    frame.classList.toggle('fits', fits);
    if (fits) frame.removeAttribute('tabindex');
    else frame.tabIndex = 0;
  };
  // Also when letters arrive or grow.
  const watch = new ResizeObserver(entries => entries.forEach(it => fit(it.target.closest('.cb-table'))));
  all('.cb-table, .cb-table table').forEach(it => watch.observe(it));
  addEventListener('resize', () => all('.cb-table').forEach(fit));

  // Search is loaded when somebody asks for it; without scripts the link leads to its page. What is
  // typed before its window is there goes into it.
  const open = one('#search-open');
  let early = null;
  const keep = e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === 'Backspace') early = early.slice(0, -1);
    else if (e.key.length === 1) early += e.key;
    else return;
    e.preventDefault();
  };
  const typed = () => {
    document.removeEventListener('keydown', keep);
    const words = early;
    early = null;
    return words;
  };
  const search = () => {
    if (early !== null) return;
    early = '';
    document.addEventListener('keydown', keep);
    if (window.casebookSearch) {
      window.casebookSearch.open(typed);
      return;
    }
    const script = document.createElement('script');
    script.src = html.dataset.assets + html.dataset.search;
    script.onload = () => window.casebookSearch.open(typed);
    script.onerror = () => { location.href = open.href; };
    document.head.append(script);
  };
  if (open && html.dataset.search) {
    open.setAttribute('aria-keyshortcuts', 'Control+K');
    open.addEventListener('click', e => {
      if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
      e.preventDefault();
      search();
    });
    document.addEventListener('keydown', e => {
      if ((e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && e.code === 'KeyK') {
        e.preventDefault();
        search();
      }
    });
  }

  // Where the reader is, in the list of what is on the page.
  const links = all('.on-page a');
  const places = new Map(links.map(link => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
  const headings = [...places.keys()].filter(Boolean);
  if (headings.length > 1) {
    let waiting = false;
    const mark = () => {
      waiting = false;
      const above = headings.filter(it => it.getBoundingClientRect().top < innerHeight / 4);
      const here = places.get(above[above.length - 1] || headings[0]);
      links.forEach(link => {
        if (link === here) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      });
    };
    addEventListener('scroll', () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    }, { passive: true });
    mark();
  }
})();
