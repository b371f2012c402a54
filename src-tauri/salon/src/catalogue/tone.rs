//! How the tone of a group is spelled in the store.

use contract::catalogue::GroupTone;

const TONES: [(GroupTone, &str); 6] = [
    (GroupTone::Cut, "cut"),
    (GroupTone::Colour, "colour"),
    (GroupTone::Care, "care"),
    (GroupTone::Styling, "styling"),
    (GroupTone::Retail, "retail"),
    (GroupTone::Children, "children"),
];

/// The tone of a spelling.
pub fn of(text: &str) -> GroupTone {
    TONES.iter().find(|(_, spelling)| *spelling == text).map_or_else(GroupTone::default, |(tone, _)| *tone)
}

/// The spelling of a tone.
pub fn spelling(tone: GroupTone) -> &'static str {
    TONES.iter().find(|(known, _)| *known == tone).map_or("cut", |(_, spelling)| spelling)
}
