//! Every pair of colours in use is readable, light and dark (WCAG 2.2: 1.4.3 and 1.4.11).

const TOKENS: &str = include_str!("../../src/ui/tokens.css");

/// Text on its ground: at least 4.5 to 1.
const TEXT: &[(&str, &str)] = &[
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "sunk"),
    ("ink", "tint"),
    ("ink", "warn-tint"),
    ("ink", "bad-tint"),
    ("ink", "ok-tint"),
    ("soft", "ground"),
    ("soft", "surface"),
    ("soft", "sunk"),
    ("soft", "tint"),
    ("ground", "ink"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("accent", "tint"),
    ("on-accent", "accent"),
    ("on-bad", "bad"),
    ("ok", "surface"),
    ("ok", "ground"),
    ("ok", "ok-tint"),
    ("warn", "surface"),
    ("warn", "ground"),
    ("warn", "warn-tint"),
    ("bad", "surface"),
    ("bad", "ground"),
    ("bad", "bad-tint"),
    ("paper-ink", "paper"),
    ("on-frame", "frame"),
];

/// Edges of controls and signs that mean something: at least 3 to 1.
const EDGES: &[(&str, &str)] = &[
    ("edge", "ground"),
    ("edge", "surface"),
    ("edge", "sunk"),
    ("focus", "ground"),
    ("focus", "surface"),
    ("focus", "tint"),
    ("accent", "ground"),
    ("cut", "surface"),
    ("colour", "surface"),
    ("care", "surface"),
    ("styling", "surface"),
    ("retail", "surface"),
    ("children", "surface"),
    ("ok", "surface"),
    ("warn", "surface"),
    ("bad", "surface"),
];

#[derive(Clone, Copy)]
enum Look {
    Light,
    Dark,
}

fn colour(name: &str, look: Look) -> [f64; 3] {
    let start = format!("--{name}: light-dark(");
    let rest = TOKENS.split(&start).nth(1).unwrap_or_else(|| panic!("no token --{name}"));
    let pair = rest.split(')').next().expect("a closing bracket");
    let mut values = pair.split(',').map(str::trim);
    let hex = match look {
        Look::Light => values.next(),
        Look::Dark => values.nth(1),
    };
    let hex = hex.and_then(|hex| hex.strip_prefix('#')).expect("a colour");
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex digits");
    [part(0), part(2), part(4)].map(|value| f64::from(value) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |value: f64| {
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: &str, other: &str, look: Look) -> f64 {
    let (a, b) = (luminance(colour(one, look)), luminance(colour(other, look)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn too_weak(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let looks = [(Look::Light, "light"), (Look::Dark, "dark")];
    let measured = pairs.iter().flat_map(|(front, back)| {
        looks.map(|(look, name)| (format!("{front} on {back}, {name}"), contrast(front, back, look)))
    });
    measured.filter(|(_, ratio)| *ratio < least).map(|(pair, ratio)| format!("{pair}: {ratio:.2}")).collect()
}

#[test]
fn text_can_be_read() {
    assert_eq!(too_weak(TEXT, 4.5), Vec::<String>::new());
}

#[test]
fn edges_of_controls_can_be_seen() {
    assert_eq!(too_weak(EDGES, 3.0), Vec::<String>::new());
}

#[test]
fn black_on_white_is_21_to_1() {
    let ratio = (luminance([1.0; 3]) + 0.05) / (luminance([0.0; 3]) + 0.05);
    assert!((ratio - 21.0).abs() < 1e-9);
}
