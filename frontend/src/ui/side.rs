//! The panel beside a list: nothing, something new, or one thing of the list.

use leptos::prelude::*;

use super::Empty;
use crate::live::Live;

/// What stands in the panel; what is new may bring something along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside<K, N = ()> {
    #[default]
    Nothing,
    New(N),
    One(K),
}

impl<K: PartialEq, N> Beside<K, N> {
    /// What stands there: `None` where nothing does or the list does not know it, `Some(None)` for something new.
    pub fn find<T>(&self, list: Live<Vec<T>>, key_of: impl Fn(&T) -> K) -> Option<Option<T>>
    where
        T: Clone + Send + Sync + 'static,
    {
        match self {
            Self::Nothing => None,
            Self::New(_) => Some(None),
            Self::One(key) => {
                let known =
                    list.with(|all| all.and_then(|all| all.iter().find(|one| key_of(one) == *key).cloned()));
                known.map(Some)
            }
        }
    }
}

/// The panel. It is built anew when something else is chosen, and not when the list changes: what is typed stays.
#[component]
pub fn SidePanel<S, F>(
    shown: RwSignal<S>,
    /// Says what to do while nothing stands there.
    empty: &'static str,
    /// The view of what is shown.
    of: F,
) -> impl IntoView
where
    S: Clone + Send + Sync + 'static,
    F: Fn(S) -> Option<AnyView> + Send + 'static,
{
    let view = move || {
        let shown = shown.get();
        untrack(|| of(shown)).unwrap_or_else(|| view! { <Empty text=empty/> }.into_any())
    };
    view! { <aside class="side-panel">{view}</aside> }
}

/// A row of the list that opens its thing in the panel.
#[component]
pub fn SideRow<K, N>(shown: RwSignal<Beside<K, N>>, id: K, children: Children) -> impl IntoView
where
    K: Copy + PartialEq + Send + Sync + 'static,
    N: PartialEq + Send + Sync + 'static,
{
    let current = move || shown.with(|shown| matches!(shown, Beside::One(key) if *key == id)).to_string();
    view! {
        <tr data-press="yes" aria-current=current on:click=move |_| shown.set(Beside::One(id))>
            {children()}
        </tr>
    }
}

/// After something was added: the list knows it at once and the panel shows it.
pub fn added<K, N, T>(list: Live<Vec<T>>, shown: RwSignal<Beside<K, N>>, one: T, key: K)
where
    K: Send + Sync + 'static,
    N: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    list.put([list.peek().unwrap_or_default(), vec![one]].concat());
    shown.set(Beside::One(key));
}
