//! What people type, scan and paste: the code of a receipt, and what stands on paper of the book.

use contract::receipt_check::{CaughtCode, CheckReceipt};
use pruefen::Typed;

use super::damage::blows;
use super::target::{Met, Reader, Target, met};
use super::words;
use crate::rng::Rng;
use crate::test_salon::TestSalon;

pub const CODES: Target =
    Target { name: "codes", lives: 20_000, make: || Box::new(Codes(TestSalon::founded())) };

/// The code of the published receipt 004501.
pub const RECEIPT: &str = concat!(
    "V0;LB-TEST-0001;Kassenbeleg-V1;Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar;2;15;2026-11-27T08:19:20.000Z;",
    "2026-11-27T08:20:00.000Z;ecdsa-plain-SHA256;unixTime;",
    "9R/TFVwpSe6McLc3ll81cF4hiiKnI3kj8YAimgdYSAWFYmGdFCDpr8eTWsbUfXR/84Aefe4Uri+oGtOSWknPdQ==;",
    "BEYOItgltIJvAp3dOKVBzTU/s+X0kCT//dd5ScZbNKRi/hnIWf/QWB3WE/4Kf5uRA8kR5cSyTrQ31zFeL1Ub8Z8="
);
const EXAMPLES: [&str; 4] = [
    RECEIPT,
    "Kettenkopf c36b 3060 186d 59f7 (Eintrag 2)",
    "Schlüssel 1f3a 99c0 4711 b00f 55aa 0102 0304 0506",
    "LB1;HW-01;331;44;c36b3060186d59f7c36b3060186d59f7c36b3060186d59f7c36b3060186d59f7;1f3a99c04711b00f",
];

struct Codes(TestSalon);

impl Reader for Codes {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut text = (*rng.pick(&EXAMPLES).unwrap()).to_owned();
        (0..blows(rng)).for_each(|_| words::text(rng, &mut text));
        text.into_bytes()
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let text = String::from_utf8_lossy(input).into_owned();
        let typed = Typed::read(&text).is_ok() | Typed::lines(&text).is_ok();
        let checked = met(self.0.ask(CheckReceipt { code: CaughtCode::Text(text) }))?;
        Ok(if typed { Met::Taken } else { checked })
    }
}
