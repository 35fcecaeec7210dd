// Enlarges pictures and shows the lines of a box. Without it a picture scrolls.
document.querySelectorAll('.cb-picture[data-in]').forEach(frame => {
  const all = frame.querySelectorAll('svg'), bar = document.createElement('div');
  let from;
  const zoom = by => {
    const width = Math.min(9000, Math.max(200, all[0].getBoundingClientRect().width * by));
    all.forEach(({ style }) => {
      style.maxWidth = style.minWidth = 'none';
      style.width = width + 'px';
    });
  };
  const button = (sign, word, by) => {
    const it = document.createElement('button');
    it.textContent = sign + ' ' + word;
    it.onclick = () => zoom(by);
    bar.append(it);
  };
  bar.className = 'cb-zoom';
  button('+', frame.dataset.in, 1.25);
  button('\u2212', frame.dataset.out, 0.8);
  frame.before(bar);
  frame.onkeydown = e => {
    if (e.key === '+') zoom(1.25);
    if (e.key === '-') zoom(0.8);
  };
  frame.onmousedown = e => { from = e; };
  frame.onmousemove = e => {
    if (!from || !e.buttons) return;
    frame.scrollBy(from.x - e.x, from.y - e.y);
    from = e;
  };
  frame.ondragstart = () => false;
  frame.onmouseover = e => {
    const box = e.target.closest('[data-n]');
    frame.classList.toggle('cb-on', !!box);
    frame.querySelectorAll('.e').forEach(line => line.classList.toggle('cb-near',
      !!box && line.dataset.e.split(' ').includes(box.dataset.n)));
  };
  frame.addEventListener('focusin', frame.onmouseover);
});
