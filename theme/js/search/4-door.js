
// The way in: for the frame of the page, for the files with data, and for tests.
window.casebookSearch = {
  open: (typed) => open(typed),
  greet(data) {
    greetings[data.language] = data;
    data.words.english = data.english;
  },
  take(data) {
    editions[data.language] = new Edition(data);
  },
  read({ language, piece, texts: all }) {
    texts[`${language} ${piece}`] = all;
  },
  Edition, fold, forms, stem, passage, marked, near, WORD,
};
const place = document.getElementById("search-page");
if (place) fill(place);
