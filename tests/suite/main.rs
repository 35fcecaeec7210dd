//! The one integration binary. Each module is about one promise of the house.

mod books;
mod canary;
mod cli;
mod defects;
mod hostile;
mod links;
mod markup;
mod mdbook;
mod own_books;
mod reference;
mod specimens;
