//! The letters of a list on A4: Inter with figures of one width, how wide a text is, and where it breaks.

use std::collections::HashMap;

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};

use crate::paper::Letters;
use crate::paper::pdf::PdfTrouble;

const BOOK: &[u8] = include_bytes!("../../../../../assets/fonts/inter-figures.ttf");
const BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/inter-figures-bold.ttf");

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    pub bold: bool,
    /// In points.
    pub size: f32,
    /// Grey, for what is not to be read first.
    pub soft: bool,
}

impl Face {
    pub const fn book(size: f32) -> Self {
        Self { bold: false, size, soft: false }
    }

    pub const fn bold(size: f32) -> Self {
        Self { bold: true, size, soft: false }
    }

    pub const fn soft(size: f32) -> Self {
        Self { bold: false, size, soft: true }
    }

    /// The font's name in the file.
    pub const fn font(self) -> &'static str {
        if self.bold { "Bold" } else { "Book" }
    }

    /// From one line to the next, in points.
    pub const fn leading(self) -> f32 {
        self.size * 1.3
    }
}

/// Widths of letters, in parts of their size.
struct Widths(HashMap<char, f32>);

impl Widths {
    fn of(font: &ParsedFont) -> Self {
        let em = f32::from(font.units_per_em.max(1));
        let width = |(code, glyph): (&u32, &u16)| {
            Some((char::from_u32(*code)?, f32::from(font.get_glyph_width(*glyph)?) / em))
        };
        Self(font.codepoint_to_glyph.iter().filter_map(width).collect())
    }
}

/// Both weights of the font.
pub struct Faces {
    book: Widths,
    bold: Widths,
}

impl Faces {
    /// Reads the fonts and puts them into the document.
    ///
    /// # Errors
    /// A font that came with the program cannot be read.
    pub fn embed(document: &mut PdfDocument) -> Result<Self, PdfTrouble> {
        let mut take = |name: &'static str, bytes: &[u8]| {
            let font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(PdfTrouble::Font(name))?;
            let widths = Widths::of(&font);
            // The library numbers fonts with a process-wide counter: own names repeat.
            document.resources.fonts.map.insert(FontId(name.to_owned()), PdfFont::new(font));
            Ok::<Widths, PdfTrouble>(widths)
        };
        Ok(Self { book: take("Book", BOOK)?, bold: take("Bold", BOLD)? })
    }

    /// Width of a line, in points.
    pub fn width(&self, line: &str, face: Face) -> f32 {
        line.chars().map(|letter| self.letter(letter, face)).sum()
    }

    fn letter(&self, letter: char, face: Face) -> f32 {
        let widths = if face.bold { &self.bold } else { &self.book };
        widths.0.get(&letter).copied().unwrap_or(0.6) * face.size
    }

    /// The text in lines no wider than this; a word that is wider itself is broken anywhere.
    pub fn wrap(&self, text: &str, face: Face, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for part in text.split('\n') {
            self.wrap_line(&readable(part), face, width, &mut lines);
        }
        lines
    }

    fn wrap_line(&self, text: &str, face: Face, width: f32, lines: &mut Vec<String>) {
        let (mut line, mut used) = (String::new(), 0.0);
        let space = self.letter(' ', face);
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let wide = self.width(word, face);
            if !line.is_empty() && used + space + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            if used + wide <= width {
                line.push_str(word);
                used += wide;
                continue;
            }
            for letter in word.chars() {
                let own = self.letter(letter, face);
                if used + own > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(letter);
                used += own;
            }
        }
        lines.push(line);
    }
}

/// The text in letters that the font has.
fn readable(text: &str) -> String {
    Letters::Font.readable(text).replace('─', "–").replace('ŉ', "'n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces() -> Faces {
        Faces::embed(&mut PdfDocument::new("x")).unwrap()
    }

    #[test]
    fn figures_are_of_one_width() {
        let faces = faces();
        for face in [Face::book(10.0), Face::bold(10.0)] {
            let widths = "0123456789".chars().map(|digit| faces.letter(digit, face));
            assert!(widths.clone().all(|width| (width - faces.letter('0', face)).abs() < 0.05));
        }
    }

    #[test]
    fn every_readable_letter_is_in_both_fonts() {
        let faces = faces();
        let mut tried = 0;
        for letter in ('!'..='\u{45f}').chain("–—‘’‚“”„•…‰‹›€™→←−─✓ẞ".chars())
        {
            for letter in readable(&letter.to_string()).chars().filter(|letter| *letter != ' ') {
                assert!(faces.book.0.contains_key(&letter), "{letter}");
                assert!(faces.bold.0.contains_key(&letter), "{letter}");
                tried += 1;
            }
        }
        assert!(tried > 500, "only {tried} letters");
    }

    #[test]
    fn long_texts_break_at_words_and_long_words_anywhere() {
        let (faces, face) = (faces(), Face::book(10.0));
        let text = format!("Ein Storno ist eine Gegenbuchung {}", "f".repeat(200));
        let lines = faces.wrap(&text, face, 120.0);
        assert!(lines.iter().all(|line| faces.width(line, face) <= 120.0), "{lines:?}");
        assert_eq!(lines[0], "Ein Storno ist eine");
        assert_eq!(lines.concat().matches('f').count(), 200);
    }
}
