// Before anything is shown: the theme that the reader chose, so that no page flashes.
(function (html) {
  html.classList.add('js');
  try {
    var theme = localStorage.getItem('casebook-theme');
    if (theme) html.dataset.theme = theme;
  } catch (e) { /* a browser may forbid to remember; then the system decides */ }
})(document.documentElement);
