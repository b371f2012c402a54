//! The page with the code that gives a lost owner PIN and a lost signing key back.

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
        // Four groups and three: a narrow roll would break the line within a group.
        Block::Centred(half(code, 0..4)),
        Block::Centred(half(code, 4..7)),
        Block::Space,
        Block::Text(
            "Dieser Code setzt eine vergessene Inhaber-PIN zurück und bringt den Signaturschlüssel der Kasse auf \
             einen anderen PC. Er wird nur einmal gezeigt und gilt, bis ein neuer gemacht wird."
                .into(),
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

fn half(code: &str, groups: std::ops::Range<usize>) -> String {
    let all: Vec<&str> = code.split('-').collect();
    all.get(groups).unwrap_or(&all).join("-")
}
