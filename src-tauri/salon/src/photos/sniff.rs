//! What a file really is, whatever it is called.

use contract::dossier::PHOTO_MEGABYTES_MAX as MEGABYTES_MAX;
use contract::refusal::CustomerRefusal;

/// A file that is a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoFile {
    pub mime: &'static str,
    pub bytes: u64,
}

/// A picture by its first and last bytes.
///
/// # Errors
/// Refused if it is too big or something else.
pub fn picture(bytes: &[u8]) -> Result<PhotoFile, CustomerRefusal> {
    if bytes.len() > MEGABYTES_MAX as usize * 1024 * 1024 {
        return Err(CustomerRefusal::PhotoTooBig { limit_mb: MEGABYTES_MAX });
    }
    let size = bytes.len() as u64;
    let no = |what: &str| CustomerRefusal::NoPhoto { what: what.to_owned() };
    match bytes {
        [0xff, 0xd8, 0xff, .., 0xff, 0xd9] => Ok(PhotoFile { mime: "image/jpeg", bytes: size }),
        [0xff, 0xd8, 0xff, ..] => Err(no("das JPEG ist unvollständig")),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, .., b'I', b'E', b'N', b'D', _, _, _, _] => {
            Ok(PhotoFile { mime: "image/png", bytes: size })
        }
        [0x89, b'P', b'N', b'G', ..] => Err(no("das PNG ist unvollständig")),
        [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P', ..] => {
            let inside = u64::from(u32::from_le_bytes([*a, *b, *c, *d])) + 8;
            if inside <= size {
                Ok(PhotoFile { mime: "image/webp", bytes: size })
            } else {
                Err(no("das WebP ist unvollständig"))
            }
        }
        [] => Err(no("die Datei ist leer")),
        [b'%', b'P', b'D', b'F', ..] => Err(no("es ist ein PDF")),
        [b'G', b'I', b'F', b'8', ..] => Err(no("es ist ein GIF")),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Err(no("es ist ein HEIC-Bild oder ein Video")),
        _ => Err(no("das Format ist unbekannt")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide_and_not_the_name() {
        let jpeg = [&[0xff, 0xd8, 0xff, 0xe0][..], &[0; 20], &[0xff, 0xd9]].concat();
        assert_eq!(picture(&jpeg).map(|found| found.mime), Ok("image/jpeg"));
        let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 20], b"IEND\xae\x42\x60\x82"].concat();
        assert_eq!(picture(&png).map(|found| found.mime), Ok("image/png"));
        let webp = b"RIFF\x04\0\0\0WEBP";
        assert_eq!(picture(webp).map(|found| found.mime), Ok("image/webp"));
        for (bytes, word) in [
            (&b""[..], "leer"),
            (b"%PDF-1.7 ...", "PDF"),
            (&jpeg[..20], "unvollständig"),
            (&png[..20], "unvollständig"),
            (b"RIFF\xff\0\0\0WEBP", "unvollständig"),
            (b"GIF89a", "GIF"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"hello", "unbekannt"),
        ] {
            let no = picture(bytes).unwrap_err();
            assert!(no.to_string().contains(word), "{no}");
        }
    }

    #[test]
    fn forty_megabytes_are_too_much() {
        let big = vec![0xff; 40 * 1024 * 1024];
        assert_eq!(picture(&big), Err(CustomerRefusal::PhotoTooBig { limit_mb: MEGABYTES_MAX }));
    }
}
