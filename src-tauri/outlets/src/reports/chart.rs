//! Pictures of figures: bars over time, drawn by plotters as SVG.
//!
//! The picture says what it says without colour: this stretch is filled, the one before is outlined, the figures
//! that matter stand beside their bars. Colours come from the page (`chart-…` classes); on paper `currentColor`
//! is the ink. There is no `style` attribute and no script (CSP).

use book::fault::{Outcome, Trouble};
use contract::sheet::Chart;
use plotters::chart::ChartBuilder;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Rectangle, Text};
use plotters::prelude::SVGBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor, TRANSPARENT, TextStyle};
use proof::Money;

/// One place on the line of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartSlot {
    pub label: String,
    /// Cents or pieces.
    pub now: i64,
    /// The same place of the stretch before.
    pub before: Option<i64>,
}

/// What the bars measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Cents,
    Pieces,
}

const SIZE: (u32, u32) = (960, 280);
/// Width of a slot in the chart's own units.
const SLOT: i64 = 100;
/// Between a bar and its words, in pixels.
const GAP: i32 = 4;
/// Up to so many bars each says its figure.
const LABELLED_MAX: usize = 12;
/// No bar is taller: ten thousand million euros.
const TALLEST: i64 = 1_000_000_000_000;

/// What is drawn, as colours that plotters carries through; each becomes a class with ink and strength.
const INK: RGBColor = RGBColor(1, 1, 1);
const GRID: RGBColor = RGBColor(2, 2, 2);
const NOW: RGBColor = RGBColor(3, 3, 3);
const BEFORE: RGBColor = RGBColor(4, 4, 4);
const SHAPES: [(&str, &str); 5] = [
    (r##"fill="#010101""##, r#"class="chart-ink" fill="currentColor""#),
    (r##"stroke="#020202""##, r#"class="chart-grid" stroke="currentColor" stroke-opacity="0.25""#),
    (r##"fill="#030303""##, r#"class="chart-now" fill="currentColor" fill-opacity="0.7""#),
    (r##"stroke="#040404""##, r#"class="chart-before" stroke="currentColor" stroke-dasharray="4 3""#),
    (r#" opacity="1""#, ""),
];

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Bars over time; nothing where there is nothing to see.
pub fn bars(slots: &[ChartSlot], measure: Measure, words: String) -> Outcome<Option<Chart>> {
    let values = slots.iter().flat_map(|slot| [Some(slot.now), slot.before]).flatten();
    if values.clone().all(|value| value == 0) {
        return Ok(None);
    }
    let bounds = values.fold((0, 0), |(low, high), value| (value.min(low), value.max(high)));
    let mut svg = String::new();
    draw(&SVGBackend::with_string(&mut svg, SIZE).into_drawing_area(), slots, measure, bounds)
        .map_err(|error| Trouble::fault(format!("chart: {error}")))?;
    for (drawn, shape) in SHAPES {
        svg = svg.replace(drawn, shape);
    }
    let label = words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let head = format!(r#"<svg class="chart" role="img" aria-label="{label}" "#);
    Ok(Some(Chart { words, svg: svg.replacen("<svg ", &head, 1) }))
}

/// The figure as it stands beside its bar: whole euros, or pieces.
pub fn short(value: i64, measure: Measure) -> String {
    let whole = match measure {
        Measure::Cents => value.saturating_add(50 * value.signum()) / 100,
        Measure::Pieces => value,
    };
    let grouped = Money::cents(whole.saturating_mul(100)).to_string();
    grouped.trim_end_matches(",00").to_owned()
}

fn text(horizontal: HPos, vertical: VPos) -> TextStyle<'static> {
    ("Inter", 16).into_font().color(&INK).pos(Pos::new(horizontal, vertical))
}

/// Whether the figure stands beside the bar: everywhere where there is room, else at the highest and lowest.
fn is_labelled(slots: &[ChartSlot], slot: &ChartSlot) -> bool {
    let few = slots.len() <= LABELLED_MAX;
    let highest = slots.iter().max_by_key(|slot| slot.now);
    let lowest = slots.iter().min_by_key(|slot| slot.now).filter(|slot| slot.now < 0);
    slot.now != 0 && (few || highest == Some(slot) || lowest == Some(slot))
}

fn draw(
    area: &Area<'_>,
    slots: &[ChartSlot],
    measure: Measure,
    bounds: (i64, i64),
) -> Result<(), Box<dyn std::error::Error>> {
    let (low, high) = (bounds.0.max(-TALLEST), bounds.1.min(TALLEST));
    // Room for the figures above and below the bars.
    let air = ((high - low) / 8).max(1);
    let bottom = if low < 0 { low - air } else { 0 };
    let width = i64::try_from(slots.len())? * SLOT;
    let mut chart = ChartBuilder::on(area)
        .margin(6)
        .y_label_area_size(76)
        .x_label_area_size(26)
        .build_cartesian_2d(0..width, bottom..(high + air))?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .y_labels(5)
        .y_label_formatter(&|value| short(*value, measure))
        .y_label_style(text(HPos::Right, VPos::Center))
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(GRID)
        .draw()?;
    for (start, slot) in (0..).step_by(SLOT as usize).zip(slots) {
        let bar = |from, to, value: i64| [(start + from, 0), (start + to, value.clamp(low, high))];
        if slot.now != 0 {
            chart.draw_series([Rectangle::new(bar(14, 86, slot.now), NOW.filled())])?;
        }
        if let Some(before) = slot.before.filter(|before| *before != 0) {
            chart.draw_series([Rectangle::new(bar(6, 94, before), BEFORE)])?;
        }
        let place = |value| chart.plotting_area().map_coordinate(&(start + SLOT / 2, value));
        let (x, foot) = place(bottom);
        let below = || text(HPos::Center, VPos::Top);
        area.draw(&Text::new(slot.label.clone(), (x, foot + GAP), below()))?;
        if is_labelled(slots, slot) {
            // No line crosses a figure: where the outline ends just above the bar, the figure stands above it.
            let near =
                |before: &i64| slot.now >= 0 && *before > slot.now && *before < slot.now.saturating_add(air);
            let top = slot.before.filter(near).unwrap_or(slot.now).clamp(low, high);
            let (x, end) = place(top);
            let (y, style) = match slot.now < 0 {
                true => (end + GAP, below()),
                false => (end - GAP, text(HPos::Center, VPos::Bottom)),
            };
            area.draw(&Text::new(short(slot.now, measure), (x, y), style))?;
        }
    }
    area.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(label: &str, now: i64, before: Option<i64>) -> ChartSlot {
        ChartSlot { label: label.to_owned(), now, before }
    }

    fn drawn(slots: &[ChartSlot]) -> String {
        bars(slots, Measure::Cents, "Umsatz je Tag".into()).unwrap().unwrap().svg
    }

    #[test]
    fn the_page_gives_the_colours_and_nothing_runs_in_it() {
        let svg = drawn(&[slot("Mo", 38_795, Some(20_000)), slot("Di", -500, None)]);
        for found in ["chart-now", "chart-before", "chart-grid", "chart-ink", r#"role="img""#, ">\n388\n<"] {
            assert!(svg.contains(found), "{found} in {svg}");
        }
        for never in ["style=", "<script", "#0", "http-equiv", "onload"] {
            assert!(!svg.contains(never), "{never} in {svg}");
        }
        assert!(svg.ends_with("</svg>\n"), "the picture is whole");
    }

    #[test]
    fn nothing_is_no_picture() {
        assert_eq!(bars(&[], Measure::Cents, String::new()).unwrap(), None);
        assert_eq!(bars(&[slot("Mo", 0, Some(0))], Measure::Cents, String::new()).unwrap(), None);
    }

    #[test]
    fn giants_and_negatives_stay_in_the_picture() {
        for slots in [
            vec![slot("1", i64::MAX, Some(i64::MIN)), slot("2", 1, None)],
            vec![slot("1", -5_000, None), slot("2", -1, None)],
            vec![slot("1", 1, None)],
        ] {
            let svg = drawn(&slots);
            let heights: Vec<&str> = svg.split("height=\"").skip(2).collect();
            assert!(!heights.is_empty(), "{svg}");
            for part in heights {
                let height: i64 = part.split('"').next().unwrap().parse().unwrap();
                assert!((0..=280).contains(&height), "{height} in {svg}");
            }
        }
    }

    #[test]
    fn many_bars_say_only_the_highest() {
        let slots: Vec<ChartSlot> = (1..=31).map(|day| slot(&day.to_string(), day * 10_000, None)).collect();
        let svg = drawn(&slots);
        assert!(svg.contains(">\n3.100\n<") && !svg.contains(">\n2.900\n<"), "{svg}");
    }

    #[test]
    fn words_cannot_leave_their_attribute() {
        let svg = bars(&[slot("<b>", 1, None)], Measure::Pieces, "a\"<b>&".into()).unwrap().unwrap().svg;
        assert!(svg.contains(r#"aria-label="a&quot;&lt;b>&amp;""#) && !svg.contains("<b>\n"), "{svg}");
    }
}
