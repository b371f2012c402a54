//! Pages that are filled from top to bottom; their feet come last, when their number is known.

use printpdf::{Color, Greyscale, Op, PdfFontHandle, PdfPage, Point, Pt, TextItem};

use super::face::{Face, Faces};
use crate::paper::strip::filled;

const POINTS_PER_MM: f32 = 72.0 / 25.4;
const SHORT_EDGE: f32 = 210.0 * POINTS_PER_MM;
const LONG_EDGE: f32 = 297.0 * POINTS_PER_MM;
const SIDE: f32 = 16.0 * POINTS_PER_MM;
const TOP: f32 = 15.0 * POINTS_PER_MM;
const BOTTOM: f32 = 18.0 * POINTS_PER_MM;
const FOOT: Face = Face::soft(7.5);

/// How dark something is: 0 is black.
pub const BLACK: f32 = 0.0;
pub const SOFT: f32 = 0.38;
pub const LINE: f32 = 0.78;
pub const SHADE: f32 = 0.94;

/// A pile of A4 pages under work.
pub struct Flow<'f> {
    pub faces: &'f Faces,
    page_width: f32,
    page_height: f32,
    pages: Vec<Vec<Op>>,
    ops: Vec<Op>,
    /// Where the next thing begins, from below.
    y: f32,
}

impl<'f> Flow<'f> {
    pub fn new(faces: &'f Faces, landscape: bool) -> Self {
        let (page_width, page_height) =
            if landscape { (LONG_EDGE, SHORT_EDGE) } else { (SHORT_EDGE, LONG_EDGE) };
        let (pages, ops) = (Vec::new(), Vec::new());
        Self { faces, page_width, page_height, pages, ops, y: page_height - TOP }
    }

    /// Room between the margins.
    pub const fn width(&self) -> f32 {
        self.page_width - 2.0 * SIDE
    }

    pub fn fits(&self, height: f32) -> bool {
        self.y - height >= BOTTOM
    }

    pub fn new_page(&mut self) {
        self.pages.push(std::mem::take(&mut self.ops));
        self.y = self.page_height - TOP;
    }

    /// Begins a new page unless so much fits.
    pub fn need(&mut self, height: f32) {
        if !self.fits(height) {
            self.new_page();
        }
    }

    /// Goes down.
    pub fn skip(&mut self, height: f32) {
        self.y -= height;
    }

    /// A line of text; `x` from the left margin, `down` from here to its baseline.
    pub fn line(&mut self, x: f32, down: f32, text: &str, face: Face) {
        let y = self.y - down;
        self.write(SIDE + x, y, text, face);
    }

    /// A line that ends at `x`.
    pub fn line_to(&mut self, x: f32, down: f32, text: &str, face: Face) {
        let width = self.faces.width(text, face);
        self.line(x - width, down, text, face);
    }

    fn write(&mut self, x: f32, y: f32, text: &str, face: Face) {
        if text.is_empty() {
            return;
        }
        self.ops.extend([
            grey(if face.soft { SOFT } else { BLACK }),
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(printpdf::FontId(face.font().to_owned())),
                size: Pt(face.size),
            },
            Op::SetTextCursor { pos: Point { x: Pt(x), y: Pt(y) } },
            Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
            Op::EndTextSection,
        ]);
    }

    /// A filled rectangle from here down.
    pub fn shade(&mut self, x: f32, down: f32, width: f32, height: f32, tone: f32) {
        self.ops.push(grey(tone));
        self.ops.push(filled(SIDE + x, self.y - down - height, width, height));
    }

    /// A paragraph across the page, from line to line onto the next page where it must.
    pub fn paragraph(&mut self, text: &str, face: Face) {
        for line in self.faces.wrap(text, face, self.width()) {
            self.need(face.leading());
            self.line(0.0, face.size, &line, face);
            self.skip(face.leading());
        }
    }

    /// All pages, with their feet.
    pub fn finish(mut self, title: &str, salon: &str) -> Vec<PdfPage> {
        self.new_page();
        let pages = std::mem::take(&mut self.pages);
        let (count, mut done) = (pages.len(), Vec::new());
        let left = if salon.is_empty() { title.to_owned() } else { format!("{salon} · {title}") };
        for (at, ops) in pages.into_iter().enumerate() {
            self.ops = ops;
            self.foot(&left, &format!("Seite {} von {count}", at + 1));
            let ops = std::mem::take(&mut self.ops);
            done.push(PdfPage::new(Pt(self.page_width).into(), Pt(self.page_height).into(), ops));
        }
        done
    }

    fn foot(&mut self, left: &str, right: &str) {
        self.ops.push(grey(LINE));
        self.ops.push(filled(SIDE, BOTTOM - 12.0, self.width(), 0.5));
        let room = self.width() - self.faces.width(right, FOOT) - 12.0;
        let left = self.faces.wrap(left, FOOT, room).into_iter().next().unwrap_or_default();
        self.write(SIDE, BOTTOM - 23.0, &left, FOOT);
        let x = self.page_width - SIDE - self.faces.width(right, FOOT);
        self.write(x, BOTTOM - 23.0, right, FOOT);
    }
}

fn grey(percent: f32) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale { percent, icc_profile: None }) }
}
