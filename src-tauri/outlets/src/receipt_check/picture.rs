//! The QR code on a picture. Pictures come from anywhere: size and memory are bounded before anything is unpacked, and
//! what makes a library panic is a picture without a code.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use contract::receipt_check::RECEIPT_PICTURE_BYTES_MAX;
use contract::refusal::ReceiptCheckRefusal;
use image::imageops::{FilterType, resize};
use image::{GrayImage, ImageFormat, ImageReader, Limits};

const MEGABYTE: u64 = 1024 * 1024;
/// No side of a picture is longer, in dots.
const SIDE_MAX: u32 = 16_000;
/// No picture has more dots; more would take seconds.
const DOTS_MAX: u64 = 40_000_000;
/// What unpacking may take, in bytes: four to the dot.
const UNPACKED_MAX: u64 = 4 * DOTS_MAX;
/// Longest side that is looked at first, in dots: photographs are sharper then than at full size.
const FIRST_LOOK: u32 = 1_600;
/// What receipts' codes begin with.
const RECEIPT: &str = "V0;";

/// The text of the receipt's code on a picture; of several codes the one that is a receipt's.
pub fn code(bytes: &[u8]) -> Result<String, ReceiptCheckRefusal> {
    let too_big = || ReceiptCheckRefusal::PictureTooBig { limit_mb: RECEIPT_PICTURE_BYTES_MAX / MEGABYTE };
    if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > RECEIPT_PICTURE_BYTES_MAX) {
        return Err(too_big());
    }
    let format = image::guess_format(bytes).ok();
    let format = format.filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg));
    let format = format.ok_or(ReceiptCheckRefusal::NotAPicture)?;
    let (width, height) =
        held(|| ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok())
            .ok_or(ReceiptCheckRefusal::NotAPicture)?;
    if width > SIDE_MAX || height > SIDE_MAX || u64::from(width) * u64::from(height) > DOTS_MAX {
        return Err(too_big());
    }
    let grey = held(|| unpacked(bytes, format)).ok_or(ReceiptCheckRefusal::NotAPicture)?;
    let mut found = held(|| Some(texts(&grey))).unwrap_or_default();
    found.sort_by_key(|text| !text.starts_with(RECEIPT));
    found.into_iter().next().ok_or(ReceiptCheckRefusal::NoCodeInPicture)
}

fn unpacked(bytes: &[u8], format: ImageFormat) -> Option<GrayImage> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE_MAX), Some(SIDE_MAX));
    limits.max_alloc = Some(UNPACKED_MAX);
    reader.limits(limits);
    reader.decode().ok().map(|picture| picture.into_luma8())
}

/// All codes that can be read: of the picture made smaller, and where that has none, of the picture as it is.
fn texts(grey: &GrayImage) -> Vec<String> {
    let longest = grey.width().max(grey.height());
    if longest > FIRST_LOOK {
        let part = |side: u32| u32::try_from(u64::from(side) * u64::from(FIRST_LOOK) / u64::from(longest));
        if let (Ok(width), Ok(height)) = (part(grey.width()), part(grey.height())) {
            let found = read(&resize(grey, width.max(1), height.max(1), FilterType::Triangle));
            if !found.is_empty() {
                return found;
            }
        }
    }
    read(grey)
}

fn read(grey: &GrayImage) -> Vec<String> {
    let (Ok(width), Ok(height)) = (usize::try_from(grey.width()), usize::try_from(grey.height())) else {
        return Vec::new();
    };
    let dots = grey.as_raw();
    let dot = |x: usize, y: usize| dots.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
    let grids = prepared.detect_grids();
    grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

/// What a library makes of a picture; nothing where it panics.
fn held<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        tracing::warn!("a library for pictures panicked and was held");
        None
    })
}
