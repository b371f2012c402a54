//! Where the day's sheet lies in the window.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Width of the column of times in pixels.
const TIMES: f64 = 56.0;

/// Where the sheet lies in the window; read once, when something is lifted.
pub struct Geometry {
    pub scroll: HtmlElement,
    /// Left and top of the first column's beginning, as if nothing were scrolled.
    origin: (f64, f64),
    pub column: f64,
    /// What can be seen: left, top, right, lower edge.
    pub seen: (f64, f64, f64, f64),
}

impl Geometry {
    #[allow(clippy::cast_precision_loss, reason = "a few columns")]
    pub fn read(root: &HtmlElement, columns: usize) -> Option<Self> {
        let scroll: HtmlElement = root.query_selector(".cal-scroll").ok()??.dyn_into().ok()?;
        let body = root.query_selector(".cal-body").ok()??.get_bounding_client_rect();
        let heads = root.query_selector(".cal-heads").ok()??.get_bounding_client_rect();
        let frame = scroll.get_bounding_client_rect();
        let column = (body.width() - TIMES) / (columns.max(1) as f64);
        let moved = (f64::from(scroll.scroll_left()), f64::from(scroll.scroll_top()));
        let origin = (body.left() + TIMES + moved.0, body.top() + moved.1);
        let seen = (frame.left() + TIMES, heads.bottom(), frame.right(), frame.bottom());
        Some(Self { scroll, origin, column, seen })
    }

    pub fn left(&self) -> f64 {
        self.origin.0 - f64::from(self.scroll.scroll_left())
    }

    pub fn top(&self) -> f64 {
        self.origin.1 - f64::from(self.scroll.scroll_top())
    }

    /// Distance from the sheet's origin, for a point that lies on what can be seen of it.
    pub fn within(&self, at: (f64, f64)) -> Option<(f64, f64)> {
        let (left, top, right, lower) = self.seen;
        let inside = left <= at.0 && at.0 < right && top <= at.1 && at.1 <= lower;
        inside.then(|| (at.0 - self.left(), at.1 - self.top()))
    }

    /// As `within`, wherever the hand is at the side.
    pub fn within_column(&self, at: (f64, f64)) -> Option<(f64, f64)> {
        let (_, top, _, lower) = self.seen;
        (top <= at.1 && at.1 <= lower).then(|| (0.0, at.1 - self.top()))
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the columns")]
    pub fn column_at(&self, x: f64, columns: usize) -> usize {
        ((x / self.column).max(0.0) as usize).min(columns.saturating_sub(1))
    }
}
