//! Pictures from anywhere: a receipt that was photographed, and a logo.

use std::io::Cursor;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::receipt_check::{CaughtCode, CheckReceipt};
use devices::paper::Logo;
use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, QrCode};

use super::codes::RECEIPT;
use super::damage::{self, blows};
use super::target::{Met, Reader, Target, met};
use crate::rng::Rng;
use crate::test_salon::TestSalon;

pub const PICTURES: Target =
    Target { name: "pictures", lives: 20_000, make: || Box::new(Pictures(TestSalon::founded())) };

/// Dots of a picture for each dot of a code.
const LARGER: u32 = 2;
/// Dots of a code around it.
const EDGE: u32 = 4;

/// The code of a receipt as a PNG and as a JPEG, and a small logo.
static EXAMPLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let code = picture_of(&QrCode::new(RECEIPT).unwrap());
    let logo = GrayImage::from_fn(24, 16, |x, y| Luma([u8::try_from(x * y % 256).unwrap()]));
    [(&code, ImageFormat::Png), (&code, ImageFormat::Jpeg), (&logo, ImageFormat::Png)]
        .map(|(picture, format)| {
            let mut bytes = Cursor::new(Vec::new());
            picture.write_to(&mut bytes, format).unwrap();
            bytes.into_inner()
        })
        .to_vec()
});

/// With the white edge that a reader needs.
fn picture_of(code: &QrCode) -> GrayImage {
    let side = u32::try_from(code.width()).unwrap();
    GrayImage::from_fn((side + 2 * EDGE) * LARGER, (side + 2 * EDGE) * LARGER, |x, y| {
        let dot = |at: u32| (at / LARGER).checked_sub(EDGE).filter(|at| *at < side);
        let dark = dot(x).zip(dot(y)).is_some_and(|(x, y)| code[(x as usize, y as usize)] == Color::Dark);
        Luma([if dark { 0 } else { u8::MAX }])
    })
}

struct Pictures(TestSalon);

/// The sums of a PNG's chunks made anew: whoever makes an odd picture can do that.
fn summed(png: &mut [u8]) {
    let mut at = 8;
    while let Some(head) = png.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(end) = at.checked_add(8 + length).filter(|end| png.len() >= end + 4) else { return };
        let mut crc = flate2::Crc::new();
        crc.update(&png[at + 4..end]);
        png[end..end + 4].copy_from_slice(&crc.sum().to_be_bytes());
        at = end + 4;
    }
}

impl Reader for Pictures {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut bytes = rng.pick(&EXAMPLES).unwrap().clone();
        (0..blows(rng)).for_each(|_| damage::bytes(rng, &mut bytes));
        if rng.below(2) == 0 && bytes.starts_with(b"\x89PNG") {
            summed(&mut bytes);
        }
        bytes
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let logo = Logo::from_png(input).is_some();
        let checked = met(self.0.ask(CheckReceipt { code: CaughtCode::Picture(STANDARD.encode(input)) }))?;
        Ok(if logo { Met::Taken } else { checked })
    }
}
