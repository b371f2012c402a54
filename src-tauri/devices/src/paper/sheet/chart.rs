//! The picture of a list on paper: the few shapes that the salon draws (bars, lines, figures), in ink and grey.
//! What it does not know is left out; the table beside it says the same.

use contract::sheet::Chart;

use super::face::Face;
use super::flow::{Flow, LINE};

/// Bars of this stretch, and the outline of the one before.
const BAR: f32 = 0.5;
const OUTLINE: f32 = 0.2;
const THIN: f32 = 0.5;

/// An element with its attributes.
struct Shape<'s> {
    name: &'s str,
    rest: &'s str,
    text: &'s str,
}

impl<'s> Shape<'s> {
    fn all(svg: &'s str) -> impl Iterator<Item = Self> {
        svg.split('<').filter_map(|part| {
            let (inside, text) = part.split_once('>')?;
            let (name, rest) = inside.split_once(char::is_whitespace)?;
            Some(Self { name, rest, text: text.trim() })
        })
    }

    fn attribute(&self, name: &str) -> Option<&'s str> {
        let mut found = self.rest.split('"').collect::<Vec<_>>().into_iter();
        while let (Some(key), Some(value)) = (found.next(), found.next()) {
            if key.trim().trim_end_matches('=') == name {
                return Some(value);
            }
        }
        None
    }

    fn number(&self, name: &str) -> f32 {
        self.attribute(name).and_then(|value| value.parse().ok()).unwrap_or_default()
    }
}

/// Draws a picture across the page.
pub fn draw(flow: &mut Flow<'_>, chart: &Chart) {
    let Some(whole) = Shape::all(&chart.svg).find(|shape| shape.name == "svg") else { return };
    let (width, height) = (whole.number("width"), whole.number("height"));
    if width <= 0.0 || height <= 0.0 {
        return;
    }
    let scale = flow.width() / width;
    flow.need(height * scale + 6.0);
    for shape in Shape::all(&chart.svg) {
        match shape.name {
            "rect" => rectangle(flow, &shape, scale),
            "line" => {
                let [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map(|name| shape.number(name) * scale);
                stroke(flow, (x1, y1), (x2, y2));
            }
            "polyline" => corners(&shape, scale).windows(2).for_each(|ends| {
                if let [from, to] = ends {
                    stroke(flow, *from, *to);
                }
            }),
            "text" => write(flow, &shape, scale),
            _ => {}
        }
    }
    flow.skip(height * scale + 6.0);
}

fn rectangle(flow: &mut Flow<'_>, shape: &Shape<'_>, scale: f32) {
    let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| shape.number(name) * scale);
    if shape.attribute("fill") == Some("none") {
        for (x, y, width, height) in [
            (x, y, width, THIN),
            (x, y + height - THIN, width, THIN),
            (x, y, THIN, height),
            (x + width - THIN, y, THIN, height),
        ] {
            flow.shade(x, y, width, height, OUTLINE);
        }
    } else {
        flow.shade(x, y, width, height, BAR);
    }
}

/// Lines of the grid lie or stand; others there are none.
fn stroke(flow: &mut Flow<'_>, from: (f32, f32), to: (f32, f32)) {
    let (x, y) = (from.0.min(to.0), from.1.min(to.1));
    flow.shade(x, y, (from.0 - to.0).abs().max(THIN), (from.1 - to.1).abs().max(THIN), LINE);
}

fn corners(shape: &Shape<'_>, scale: f32) -> Vec<(f32, f32)> {
    let points = shape.attribute("points").unwrap_or_default().split_whitespace();
    let corner = |point: &str| {
        let (x, y) = point.split_once(',')?;
        Some((x.parse::<f32>().ok()? * scale, y.parse::<f32>().ok()? * scale))
    };
    points.filter_map(corner).collect()
}

fn write(flow: &mut Flow<'_>, shape: &Shape<'_>, scale: f32) {
    let face = Face::book(shape.number("font-size") * scale);
    let (x, y) = (shape.number("x") * scale, shape.number("y") * scale);
    let down = match shape.attribute("dy") {
        Some("0.76em") => 0.76,
        Some("0.5ex") => 0.27,
        _ => -0.27,
    };
    let baseline = y + down * face.size;
    let text = shape.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    match shape.attribute("text-anchor") {
        Some("end") => flow.line_to(x, baseline, &text, face),
        Some("middle") => flow.line(x - flow.faces.width(&text, face) / 2.0, baseline, &text, face),
        _ => flow.line(x, baseline, &text, face),
    }
}
