//! The page with the code that gives a lost owner PIN back.

use book::ports::Program;
use contract::slip::{Block, Slip, SlipKind};
use proof::Moment;

/// To print once and to keep in the safe.
pub fn recovery_page(program: &Program, salon: &str, code: &str, now: Moment) -> Slip {
    let mut blocks: Vec<Block> =
        program.notice.map(|notice| Block::Notice(notice.into())).into_iter().collect();
    blocks.extend([
        Block::Heading(salon.to_owned()),
        Block::Centred("Wiederherstellungscode".into()),
        Block::Space,
        Block::Centred(code.to_owned()),
        Block::Space,
        Block::Text(
            "Dieser Code setzt eine vergessene Inhaber-PIN zurück. Er wird nur einmal gezeigt.".into(),
        ),
        Block::Notice("Bitte im Safe aufbewahren und niemandem zeigen.".into()),
        Block::Rule,
        Block::Text(format!("Gedruckt am {}", now.german())),
    ]);
    Slip {
        kind: SlipKind::RecoveryCode,
        title: "Wiederherstellungscode".into(),
        copy: None,
        logo: false,
        opens_drawer: false,
        blocks,
    }
}
