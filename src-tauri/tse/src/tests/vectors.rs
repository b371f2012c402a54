//! Messages are written byte for byte as the corpus has them, signatures included.

use super::export::{bytes, vectors};
use crate::message::LogMessage;
use crate::write::{DataForm, Stamp, message, to_sign};
use crate::{Body, Curve, PublicKey, SigningKey, SystemEvent, TimeFormat};

const KINDS: [&str; 4] = ["sys", "start", "finish", "aud"];

fn key(device: &str) -> SigningKey {
    let curve = if device == "A" { Curve::Secp256r1 } else { Curve::Secp384r1 };
    SigningKey::from_secret(curve, &bytes(&vectors(), device, &["private_key_hex"])).unwrap()
}

#[test]
fn each_message_is_read_and_written_again_byte_for_byte() {
    let vectors = vectors();
    for device in ["A", "B"] {
        for kind in KINDS {
            let whole = bytes(&vectors, device, &[kind, "message_hex"]);
            let read = LogMessage::read(&whole).unwrap();
            let signed = bytes(&vectors, device, &[kind, "signed_hex"]);
            assert_eq!(read.signed, signed, "{device} {kind}");
            assert_eq!(read.serial, bytes(&vectors, device, &["serial_hex"]), "{device} {kind}");
            let stamp = Stamp {
                serial: read.serial.try_into().unwrap(),
                algorithm: read.algorithm.clone(),
                counter: read.counter,
                time: read.time,
            };
            let form = if device == "B" && kind == "finish" { DataForm::Open } else { DataForm::Whole };
            let written = to_sign(&read.body, &stamp, form).unwrap();
            assert_eq!(written, signed, "{device} {kind}");
            assert_eq!(message(&written, read.signature), whole, "{device} {kind}");
        }
    }
}

#[test]
fn signatures_follow_from_key_and_message_and_are_checked_with_the_public_one() {
    let vectors = vectors();
    for device in ["A", "B"] {
        let key = key(device);
        let public = key.public().unwrap();
        assert_eq!(public.point(), bytes(&vectors, device, &["public_point_hex"]));
        assert_eq!(public.serial().to_vec(), bytes(&vectors, device, &["serial_hex"]));
        assert_eq!(PublicKey::from_bare_point(public.point()).unwrap().curve(), key.curve());
        for kind in KINDS {
            let signed = bytes(&vectors, device, &[kind, "signed_hex"]);
            let signature = key.sign(&signed).unwrap();
            assert_eq!(signature, bytes(&vectors, device, &[kind, "signature_rfc6979_hex"]));
            public.verify_plain(key.hash(), &signed, &signature).unwrap();
            public.verify_plain(key.hash(), &signed[1..], &signature).unwrap_err();
        }
    }
}

#[test]
fn times_are_written_as_each_device_does() {
    let vectors = vectors();
    for (device, format) in [("A", TimeFormat::UnixTime), ("B", TimeFormat::UtcTime)] {
        let whole = bytes(&vectors, device, &["finish", "message_hex"]);
        let time = LogMessage::read(&whole).unwrap().time;
        assert_eq!((time.format, time.seconds), (format, 1_795_767_600));
    }
}

#[test]
fn an_event_writes_what_belongs_to_it() {
    let whole = bytes(&vectors(), "A", &["sys", "message_hex"]);
    let Body::System(read) = LogMessage::read(&whole).unwrap().body else { panic!("no system message") };
    let event = SystemEvent::UpdateTime { before: 1_795_762_200, after: 1_795_762_201 };
    assert_eq!((read.event.as_str(), &*read.data), (event.operation(), event.data().as_slice()));
}

/// A real receipt of a device in the field, brainpoolP384r1 (fiscal facts, 2.3).
#[test]
fn a_signature_on_a_brainpool_curve_is_checked() {
    use base64::Engine as _;
    let decode = |text: &str| base64::engine::general_purpose::STANDARD.decode(text).unwrap();
    let point = decode(
        "BBiZGshmNFzXEf0HSvI57ShpiZ6c2m3NPKVVpbiTHcNvgK0gEgQgCf3PMMvZBz725Acdwyck5ApP3biOaiIYEwajMxIQsedqiq++esE0ssm0\
         vp94mNt+UwZ4yFPzU3haGw==",
    );
    let signature = decode(
        "b6m7r2PAlErjk9c30c4bkPirpqNy20hs41LrJuyoduodY73PB1D6JvQRrRNZ+j4PA0wYKiUXN5Q87TslbNCRdCo73EP0KUJ3mdd1if8FFnPW\
         MG92Mh4yNw4vLv0rSwgG",
    );
    let signed = hex::decode(
        "020102060904007f000703070101801146696e6973685472616e73616374696f6e810a50393135353630313530822742656c65675e30\
         2e30305f312e36355f302e30305f302e30305f302e30305e312e36353a426172830e4b617373656e62656c65672d5631850301e54204\
         202de151380b91213fbadfaf18ef856db499e608283984f96297213f450ba552b7300c060a04007f00070101040104020305eaf20204\
         635f6b66",
    )
    .unwrap();
    let key = PublicKey::from_bare_point(&point).unwrap();
    assert_eq!(key.curve(), Curve::BrainpoolP384r1);
    assert_eq!(hex::encode(key.serial()), "2de151380b91213fbadfaf18ef856db499e608283984f96297213f450ba552b7");
    key.verify_plain(crate::Hash::Sha384, &signed, &signature).unwrap();
    key.verify_plain(crate::Hash::Sha256, &signed, &signature).unwrap_err();
}
