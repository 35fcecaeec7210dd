// Before anything is shown: the theme that the reader chose, so that no page flashes.
(function (html) {
  html.classList.add('js');
  try {
    var theme = localStorage.getItem('casebook-theme');
    if (theme) html.dataset.theme = theme;
  } catch (e) { /* a browser may forbid to remember; then the system decides */ }
})(document.documentElement);
// Both faces are on every page, and known here, below the sheet. Asked for now, while the text is
// still being read, they are there when the first words are set, or soon after; else the words
// would be set twice.
if (document.fonts) document.fonts.forEach(function (face) {
  face.load().catch(function () { /* then the words stand in a face of the system */ });
});
