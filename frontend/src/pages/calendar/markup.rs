//! A column of the day as markup, and its pieces put where they belong.
//!
//! Positions are set through the CSSOM: the page's policy takes no style from markup.

use std::fmt::Write;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::picture::{ColumnPicture, Off, PhasePiece};
use super::scale::Scale;

/// Pieces this long or shorter have one line, and a small one.
const ONE_LINE: u32 = 15;
const SMALL_LINE: u32 = 5;

/// The hatched stretches, then the pieces, in the order in which `paint` places them.
#[must_use]
pub fn column(picture: &ColumnPicture) -> String {
    let mut text = String::with_capacity(picture.pieces.len() * 200);
    picture.offs.iter().for_each(|stretch| off(&mut text, stretch));
    picture.pieces.iter().for_each(|it| piece(&mut text, it, is_shared(it, &picture.pieces)));
    text
}

/// Fills a column and puts each piece where it belongs.
pub fn paint(node: &Element, picture: &ColumnPicture) {
    node.set_inner_html(&column(picture));
    let scale = picture.scale;
    let offs = picture.offs.iter().map(|off| style(scale, off.from, off.until, 0));
    let pieces = picture.pieces.iter().map(|piece| style(scale, piece.from, piece.until, 1));
    let mut child = node.first_element_child();
    for style in offs.chain(pieces) {
        let Some(found) = child else { return };
        child = found.next_element_sibling();
        if let Some(found) = found.dyn_ref::<HtmlElement>() {
            found.style().set_css_text(&style);
        }
    }
}

fn style(scale: Scale, from: u32, until: u32, gap: u32) -> String {
    format!("top:{}px;height:{}px", scale.top(from), scale.height(from, until).saturating_sub(gap))
}

fn off(text: &mut String, off: &Off) {
    text.push_str("<div class=\"cal-off\">");
    element(text, "span", &off.word);
    text.push_str("</div>");
}

/// Whether someone sits at the right of a passive piece, over its room.
fn is_shared(piece: &PhasePiece, all: &[PhasePiece]) -> bool {
    let beside = |other: &PhasePiece| other.side && other.from < piece.until && piece.from < other.until;
    piece.passive && all.iter().any(beside)
}

fn piece(text: &mut String, piece: &PhasePiece, shared: bool) {
    let PhasePiece { appointment, part, phase, kind, .. } = piece;
    // Writing into a string does not fail.
    let _ = write!(
        text,
        "<div class=\"cal-block\" data-appointment=\"{}\" data-phase=\"{part}-{phase}\" data-kind=\"{kind}\"",
        appointment.0
    );
    let marks = [
        ("passive", piece.passive),
        ("side", piece.side),
        ("shared", shared),
        ("over", piece.over),
        ("short", piece.until - piece.from <= ONE_LINE),
        ("tiny", piece.until - piece.from <= SMALL_LINE),
    ];
    for (name, _) in marks.iter().filter(|(_, on)| *on) {
        let _ = write!(text, " data-{name}=\"yes\"");
    }
    text.push('>');
    element(text, "em", piece.sign);
    element(text, "b", &piece.title);
    element(text, "span", &piece.text);
    text.push_str(if piece.passive { "</div>" } else { "<i></i></div>" });
}

fn element(text: &mut String, name: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let _ = write!(text, "<{name}>");
    escape(text, words);
    let _ = write!(text, "</{name}>");
}

/// What guests are called is text, whatever it looks like.
fn escape(text: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::{AppointmentId, PersonId};

    use super::*;

    #[test]
    fn a_name_that_looks_like_markup_stays_a_name() {
        let piece = PhasePiece {
            appointment: AppointmentId(7),
            part: 0,
            phase: 1,
            from: 540,
            until: 550,
            kind: "cut",
            passive: false,
            side: false,
            over: true,
            title: "<img src=x onerror='a()'> & \"Co\"".into(),
            text: String::new(),
            sign: "da",
        };
        let picture = ColumnPicture {
            person: PersonId(1),
            name: "Jana".into(),
            hours: String::new(),
            load: 0,
            scale: Scale { first: 480, last: 1140 },
            offs: vec![Off { from: 480, until: 540, word: String::new() }],
            pieces: vec![piece],
        };
        assert_eq!(
            column(&picture),
            "<div class=\"cal-off\"></div><div class=\"cal-block\" data-appointment=\"7\" data-phase=\"0-1\" \
             data-kind=\"cut\" data-over=\"yes\" data-short=\"yes\"><em>da</em><b>&lt;img src=x \
             onerror=&#39;a()&#39;&gt; &amp; &quot;Co&quot;</b><i></i></div>"
        );
    }
}
