//! A slip as a PDF: one page as wide as an 80 mm roll and as long as needed, with embedded fonts.
//!
//! The same slip and moment give the same bytes.

use contract::Moment;
use contract::slip::Slip;
use lopdf::{Document, Object, StringFormat};
use printpdf::{
    FontId, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem,
};

use super::layout::{Face, LayoutPiece, Measure, set};
use super::letters::Letters;
use super::logo::Logo;
use super::picture::{PagePicture, QR_DOT};
use super::qr::TOO_LONG;
use super::strip::{MARGIN, PAGE_WIDTH, TEXT_WIDTH, filled};
use super::wrap::wrap;

/// A PDF could not be made: a fault of the program, not of its input.
#[derive(Debug, thiserror::Error)]
pub enum PdfTrouble {
    #[error("the embedded font {0} cannot be read")]
    Font(&'static str),
    #[error("the PDF library made an unreadable file: {0}")]
    Library(#[from] lopdf::Error),
    #[error("the PDF could not be written: {0}")]
    Write(#[from] std::io::Error),
}

const BOOK: &[u8] = include_bytes!("../../../../assets/fonts/dejavu-sans-mono.ttf");
const BOLD: &[u8] = include_bytes!("../../../../assets/fonts/dejavu-sans-mono-bold.ttf");

const COLUMNS: usize = 42;
/// Width of every letter of the font, in parts of its size.
const ADVANCE: f32 = 1233.0 / 2048.0;
/// Longest page that readers accept (PDF 1.7, annex C).
const LONGEST_PAGE: f32 = 14_000.0;

/// Renders a slip; `made` is the document's date.
///
/// # Errors
/// [`PdfTrouble`] when a library fails.
pub fn pdf(slip: &Slip, logo: Option<&Logo>, made: Moment) -> Result<Vec<u8>, PdfTrouble> {
    let mut document = PdfDocument::new(&slip.title);
    // The library numbers fonts with a process-wide counter: own names repeat.
    for (name, bytes) in [("Book", BOOK), ("Bold", BOLD)] {
        let font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(PdfTrouble::Font(name))?;
        document.resources.fonts.map.insert(FontId(name.to_owned()), printpdf::PdfFont::new(font));
    }
    let measure = Measure { columns: COLUMNS, heading: 28, sum: 34, letters: Letters::Font };
    let bytes = document
        .with_pages(draw(set(slip, &measure), logo))
        .save(&PdfSaveOptions::default(), &mut Vec::new());
    let copy = slip.copy.map_or_else(String::new, |number| format!(" {number}"));
    settle(&bytes, &format!("{}{copy}", slip.title), made)
}

/// Draws the pieces on as many pages as they need; usually one.
fn draw(pieces: Vec<LayoutPiece>, logo: Option<&Logo>) -> Vec<PdfPage> {
    let drawn: Vec<Drawn> = pieces.into_iter().flat_map(|piece| Drawn::of(piece, logo)).collect();
    let mut pages = Vec::new();
    let mut rest = drawn.as_slice();
    while !rest.is_empty() {
        let mut height = 0.0;
        let fitting = rest.iter().take_while(|piece| {
            height += piece.height();
            height <= LONGEST_PAGE
        });
        let (page, later) = rest.split_at(fitting.count().max(1));
        pages.push(one_page(page));
        rest = later;
    }
    pages
}

fn one_page(pieces: &[Drawn]) -> PdfPage {
    let mut height = pieces.iter().map(Drawn::height).sum::<f32>() + 2.0 * MARGIN;
    let is_sharp = |piece: &Drawn| matches!(piece, Drawn::PagePicture(picture) if picture.is_sharp());
    if pieces.iter().any(is_sharp) {
        // Whole dots, so that what lies on the raster from below lies on it from above.
        height = (height / QR_DOT).ceil() * QR_DOT;
    }
    let mut ops = Vec::new();
    let mut y = height - MARGIN;
    for piece in pieces {
        y -= piece.height();
        piece.draw(y, &mut ops);
    }
    PdfPage::new(Pt(PAGE_WIDTH).into(), Pt(height).into(), ops)
}

enum Drawn {
    Line { text: String, face: Face },
    Rule,
    PagePicture(PagePicture),
}

impl Drawn {
    fn of(piece: LayoutPiece, logo: Option<&Logo>) -> Vec<Self> {
        match piece {
            LayoutPiece::Line { text, face } => vec![Self::Line { text, face }],
            LayoutPiece::Rule => vec![Self::Rule],
            LayoutPiece::Logo => {
                logo.map(|logo| Self::PagePicture(PagePicture::of_logo(logo))).into_iter().collect()
            }
            LayoutPiece::Qr { content, strength } => match PagePicture::of_qr(&content, strength) {
                Some(picture) => vec![Self::PagePicture(picture)],
                None => [TOO_LONG, &content]
                    .into_iter()
                    .flat_map(|text| wrap(text, COLUMNS))
                    .map(|text| Self::Line { text, face: Face::Plain })
                    .collect(),
            },
        }
    }

    fn height(&self) -> f32 {
        match self {
            Self::Line { face, .. } => size(*face) * 1.3,
            Self::Rule => size(Face::Plain) * 1.1,
            Self::PagePicture(picture) => picture.height(),
        }
    }

    fn draw(&self, y: f32, ops: &mut Vec<Op>) {
        match self {
            Self::Line { text, .. } if text.is_empty() => {}
            Self::Line { text, face } => {
                let font = if *face == Face::Plain { "Book" } else { "Bold" };
                ops.extend([
                    Op::StartTextSection,
                    Op::SetFont {
                        font: PdfFontHandle::External(FontId(font.to_owned())),
                        size: Pt(size(*face)),
                    },
                    Op::SetTextCursor { pos: Point { x: Pt(MARGIN), y: Pt(y + size(*face) * 0.3) } },
                    Op::ShowText { items: vec![TextItem::Text(text.clone())] },
                    Op::EndTextSection,
                ]);
            }
            Self::Rule => ops.push(filled(MARGIN, y + self.height() / 2.0, TEXT_WIDTH, 0.6)),
            Self::PagePicture(picture) => picture.draw(y, ops),
        }
    }
}

/// Size of the letters so that a line of this face fills the page.
fn size(face: Face) -> f32 {
    let columns: u8 = match face {
        Face::Plain | Face::Strong => 42,
        Face::Sum => 34,
        Face::Heading => 28,
    };
    TEXT_WIDTH / (f32::from(columns) * ADVANCE)
}

/// Gives the file the dates of what it shows and an `/ID` that repeats.
pub(super) fn settle(bytes: &[u8], title: &str, made: Moment) -> Result<Vec<u8>, PdfTrouble> {
    let mut file = Document::load_mem(bytes)?;
    let date = Object::String(pdf_date(made).into_bytes(), StringFormat::Literal);
    if let Ok(info) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        let info = file.get_dictionary_mut(info)?;
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
        info.set("Producer", Object::string_literal("Lockbuch"));
        info.set("Creator", Object::string_literal("Lockbuch"));
    }
    let name = format!("{title} {made}").into_bytes();
    let id = Object::String(name, StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let mut out = Vec::new();
    file.save_to(&mut out)?;
    Ok(out)
}

/// `D:20261127093012+01'00'`.
fn pdf_date(made: Moment) -> String {
    let text = made.to_string();
    let digits: String = text.chars().take(19).filter(char::is_ascii_digit).collect();
    let offset = text.get(23..).map_or_else(String::new, |zone| zone.replace(':', "'"));
    format!("D:{digits}{offset}'")
}
