//! *Beleg prüfen*: a receipt's QR code is read off a text or a picture, proves itself by its signature, and is looked for
//! in the book.

mod facts;
mod handle;
mod in_book;
mod picture;
mod points;
mod text;
