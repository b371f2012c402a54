//! The salon's logo: a picture of black and white dots.

use std::io::Cursor;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// Black (true) and white dots, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    width: usize,
    dots: Vec<bool>,
}

/// Highest logo in dots; a taller picture is made smaller.
const TALLEST: usize = 320;
/// Largest picture that is read at all, in bytes once unpacked.
const LARGEST: usize = 16 * 1024 * 1024;

impl Logo {
    /// Reads a PNG in base64; `None` if it is none, or far too large. Transparent dots are white, dark ones
    /// black.
    pub fn from_png_base64(text: &str) -> Option<Self> {
        Self::from_png(&BASE64_STANDARD.decode(text.trim()).ok()?)
    }

    /// Reads a PNG.
    pub fn from_png(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_limits(png::Limits { bytes: LARGEST });
        decoder
            .set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().ok()?;
        let mut samples = vec![0; reader.output_buffer_size().filter(|size| *size <= LARGEST)?];
        let frame = reader.next_frame(&mut samples).ok()?;
        let depth = frame.color_type.samples();
        let dots = samples.get(..frame.buffer_size())?.chunks_exact(depth).map(is_black).collect();
        Some(Self { width: usize::try_from(frame.width).ok()?, dots })
    }

    pub const fn width(&self) -> usize {
        self.width
    }

    pub fn height(&self) -> usize {
        self.dots.len().checked_div(self.width).unwrap_or(0)
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dots.chunks(self.width.max(1))
    }

    /// The same picture, no wider than so many dots and not too tall.
    #[must_use]
    pub fn fitted(&self, widest: usize) -> Self {
        let (width, height) = (self.width.max(1), self.height().max(1));
        // As a fraction: the smaller of the two that make it fit, at most one.
        let (part, whole) =
            if width * TALLEST > widest * height { (widest, width) } else { (TALLEST, height) };
        if part >= whole {
            return self.clone();
        }
        let (small_width, small_height) = ((width * part / whole).max(1), (height * part / whole).max(1));
        let dot = |x: usize, y: usize| self.dots.get(y * width + x).copied().unwrap_or_default();
        let dots = (0..small_height)
            .flat_map(|y| (0..small_width).map(move |x| (x * whole / part, y * whole / part)))
            .map(|(x, y)| dot(x.min(width - 1), y.min(height - 1)))
            .collect();
        Self { width: small_width, dots }
    }

    /// The rows in whole bytes, the leftmost dot in the highest bit, with the bytes per row.
    pub fn packed(&self) -> (usize, Vec<u8>) {
        (self.width.div_ceil(8), self.rows().flat_map(packed).collect())
    }
}

/// A row of dots in whole bytes, the leftmost in the highest bit.
pub fn packed(row: &[bool]) -> Vec<u8> {
    let pack = |dots: &[bool]| {
        let bits = dots.iter().zip([128_u8, 64, 32, 16, 8, 4, 2, 1]);
        bits.filter(|(black, _)| **black).map(|(_, bit)| bit).sum::<u8>()
    };
    row.chunks(8).map(pack).collect()
}

/// Grey or colour followed by opacity.
fn is_black(samples: &[u8]) -> bool {
    let Some((opacity, colour)) = samples.split_last() else { return false };
    let light = colour.iter().map(|sample| usize::from(*sample)).sum::<usize>() / colour.len().max(1);
    *opacity >= 128 && light < 128
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grey PNG with opacity, two samples per dot.
    fn png(width: u32, height: u32, samples: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::GrayscaleAlpha);
        encoder.write_header().unwrap().write_image_data(samples).unwrap();
        bytes
    }

    #[test]
    fn dark_is_black_and_transparent_is_white() {
        let logo = Logo::from_png(&png(3, 1, &[0, 255, 200, 255, 0, 0])).unwrap();
        assert_eq!(logo.rows().next().unwrap(), [true, false, false]);
    }

    #[test]
    fn rows_are_packed_from_the_left() {
        let mut samples = Vec::new();
        for dot in 0..10 {
            samples.extend([if dot == 0 || dot == 9 { 0 } else { 255 }, 255]);
        }
        let logo = Logo::from_png(&png(10, 1, &samples)).unwrap();
        assert_eq!(logo.packed(), (2, vec![0b1000_0000, 0b0100_0000]));
    }

    #[test]
    fn a_large_picture_is_made_to_fit_and_keeps_its_shape() {
        let logo = Logo::from_png(&png(1000, 400, &[0, 255].repeat(400_000))).unwrap();
        let small = logo.fitted(384);
        assert_eq!((small.width(), small.height()), (384, 153));
        assert_eq!(logo.fitted(2000).height(), 320);
    }

    #[test]
    fn what_is_no_picture_is_no_logo() {
        assert_eq!(Logo::from_png_base64("kein Bild"), None);
        assert_eq!(Logo::from_png(b"\x89PNG\r\n\x1a\n"), None);
    }
}
