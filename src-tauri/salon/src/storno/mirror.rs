//! The mirror image of an entry: the same lines and payments with the other sign, so that both sum to nothing.

use proof::{Entry, Line, Payment};

/// The lines that count, each naming the line that it takes back.
pub fn lines(entry: &Entry) -> Vec<Line> {
    let counting = entry.lines.iter().filter(|line| !line.voided);
    counting
        .map(|line| Line {
            quantity: line.quantity.negated(),
            discount: line.discount.negated(),
            gross: line.gross.negated(),
            origin: Some((entry.head.seq, line.number)),
            ..line.clone()
        })
        .collect()
}

/// The payments, going back the way they came; what was handed over has no part in it.
pub fn payments(entry: &Entry) -> Vec<Payment> {
    let back = |payment: &Payment| Payment {
        amount: payment.amount.negated(),
        given: None,
        change: None,
        ..payment.clone()
    };
    entry.payments.iter().map(back).collect()
}
