//! A prepared key says of every signature what the library's strict check says.

use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use proptest::prelude::*;
use sha2::{Digest as _, Sha512};

use crate::{Digest, PreparedKey, PublicKey, Signature, SigningKey};

/// What both say, which must be the same.
fn verdict(key: &PublicKey, hash: &Digest, r: &[u8; 32], s: &[u8; 32]) -> bool {
    let signature = Signature::from_slice(&[*r, *s].concat()).unwrap();
    let strict = key.verifies(hash, &signature);
    assert_eq!(PreparedKey::new(key).unwrap().verifies(hash, &signature), strict, "R {r:?}, S {s:?}");
    strict
}

fn halves(signature: &Signature) -> ([u8; 32], [u8; 32]) {
    let (r, s) = signature.as_bytes().split_at(32);
    (r.try_into().unwrap(), s.try_into().unwrap())
}

fn challenge(r: &EdwardsPoint, key: &[u8; 32], hash: &Digest) -> Scalar {
    let sum = Sha512::new().chain_update(r.compress().as_bytes()).chain_update(key);
    Scalar::from_bytes_mod_order_wide(&sum.chain_update(hash.as_bytes()).finalize().into())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn good_signatures_hold_and_no_flipped_bit_does(seed: [u8; 32], hash: [u8; 32], bit in 0_usize..768) {
        let (key, hash) = (SigningKey::from_seed(&seed), Digest::from_bytes(hash));
        let (mut r, mut s) = halves(&key.sign(&hash));
        prop_assert!(verdict(&key.public(), &hash, &r, &s));
        let mut changed = *hash.as_bytes();
        let place = [&mut r, &mut s, &mut changed].into_iter().nth(bit / 256).unwrap();
        place[bit % 256 / 8] ^= 1 << (bit % 8);
        prop_assert!(!verdict(&key.public(), &Digest::from_bytes(changed), &r, &s));
    }

    /// Whoever knows the secret can make R of another shape; the equation alone would let some of them pass.
    #[test]
    fn an_r_with_a_small_share_is_judged_alike(secret: [u8; 32], nonce: [u8; 32], small in 0_usize..8) {
        let (secret, nonce) = (Scalar::from_bytes_mod_order(secret), Scalar::from_bytes_mod_order(nonce));
        let public = EdwardsPoint::mul_base(&secret).compress();
        let Ok(key) = PublicKey::from_bytes(public.as_bytes()) else { return Ok(()) };
        let hash = Digest::of(b"entry");
        let r = EdwardsPoint::mul_base(&nonce) + EIGHT_TORSION[small];
        let s = nonce + challenge(&r, key.as_bytes(), &hash) * secret;
        prop_assert_eq!(verdict(&key, &hash, r.compress().as_bytes(), s.as_bytes()), small == 0);
    }

    /// A key with a small share is no weak one; its signatures hold only where the share falls out.
    #[test]
    fn a_key_with_a_small_share_is_judged_alike(secret: [u8; 32], nonce: [u8; 32], small in 0_usize..8) {
        let (secret, nonce) = (Scalar::from_bytes_mod_order(secret), Scalar::from_bytes_mod_order(nonce));
        let public = (EdwardsPoint::mul_base(&secret) + EIGHT_TORSION[small]).compress();
        let Ok(key) = PublicKey::from_bytes(public.as_bytes()) else { return Ok(()) };
        let hash = Digest::of(b"entry");
        let r = EdwardsPoint::mul_base(&nonce);
        let s = nonce + challenge(&r, key.as_bytes(), &hash) * secret;
        verdict(&key, &hash, r.compress().as_bytes(), s.as_bytes());
    }
}

#[test]
fn an_s_above_the_order_is_refused() {
    let key = SigningKey::from_seed(&[7; 32]);
    let hash = Digest::of(b"entry");
    let (r, s) = halves(&key.sign(&hash));
    // The order of the group, least byte first, added to S: the same number to whoever does not look.
    let order = hex::decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").unwrap();
    let mut above = [0; 32];
    let mut carry = 0;
    for ((sum, low), high) in above.iter_mut().zip(s).zip(order) {
        let whole = u16::from(low) + u16::from(high) + carry;
        (*sum, carry) = (whole as u8, whole >> 8);
    }
    assert!(verdict(&key.public(), &hash, &r, &s));
    assert!(!verdict(&key.public(), &hash, &r, &above));
    assert!(!verdict(&key.public(), &hash, &r, &[255; 32]));
}

/// With a key that has a small share the equation holds for a small R and many an entry; the rules refuse it.
#[test]
fn a_small_r_is_refused_even_where_the_equation_holds() {
    let secret = Scalar::from_bytes_mod_order([7; 32]);
    let public = EdwardsPoint::mul_base(&secret) + EIGHT_TORSION[1];
    let key = PublicKey::from_bytes(public.compress().as_bytes()).unwrap();
    let mut held = 0;
    for (small, number) in EIGHT_TORSION.iter().zip(0..) {
        for entry in 0..32_u8 {
            let hash = Digest::of(&[number, entry]);
            let k = challenge(small, key.as_bytes(), &hash);
            let s = k * secret;
            held += u32::from(EdwardsPoint::mul_base(&s) - k * public == *small);
            assert!(!verdict(&key, &hash, small.compress().as_bytes(), s.as_bytes()));
        }
    }
    assert!(held > 0);
}

/// y = 1 and y = 0, spelled with the field's order added: nobody takes them for a point's one spelling.
#[test]
fn an_r_that_is_spelled_otherwise_is_refused() {
    let key = SigningKey::from_seed(&[7; 32]).public();
    let mut spelled = [0xff; 32];
    for (first, last) in [(0xee, 0x7f), (0xed, 0x7f), (0xee, 0xff), (0xed, 0xff), (0xff, 0xff)] {
        (spelled[0], spelled[31]) = (first, last);
        assert!(!verdict(&key, &Digest::of(b"entry"), &spelled, &[0; 32]));
    }
    let no_point = (0..=255).map(|y| [y; 32]).find(|bytes| CompressedEdwardsY(*bytes).decompress().is_none());
    assert!(!verdict(&key, &Digest::of(b"entry"), &no_point.unwrap(), &[0; 32]));
}
