//! The elements of a table's rows. Each is made once and stays where it is while others come and go
//! around it. (`<For>` takes rows out of the page and puts them back when others come above them, and
//! the focus is lost with that.)

use leptos::{
    prelude::*,
    tachys::view::{Mountable, Render},
};
use web_sys::{Element, Node};

/// The element of a part of the table, and what keeps it right.
pub(super) struct MadeRow<K, V: Render> {
    key: K,
    /// Ends with it.
    _owner: Owner,
    view: V::State,
}

/// Brings the children of `body`, `before` until now, in line with `parts`, which have a key each and
/// are made into one element each; what is made belongs to `owner`.
pub(super) fn arrange<T, K: PartialEq, V: Render>(
    body: &Element,
    mut before: Vec<MadeRow<K, V>>,
    parts: Vec<T>,
    key: impl Fn(&T) -> K,
    make: impl Fn(T) -> V,
    owner: &Owner,
) -> Vec<MadeRow<K, V>> {
    let parts: Vec<_> = parts.into_iter().map(|part| (key(&part), part)).collect();
    before.retain_mut(|row| {
        let stays = parts.iter().any(|(key, _)| row.key == *key);
        if !stays {
            row.view.unmount();
        }
        stays
    });
    let mut arranged = Vec::with_capacity(parts.len());
    let mut next = None::<Node>;
    for (key, part) in parts.into_iter().rev() {
        let known = before.iter().position(|row| row.key == key).map(|at| before.swap_remove(at));
        let is_new = known.is_none();
        let mut row = known.unwrap_or_else(|| {
            let owner = owner.child();
            let view = owner.with(|| make(part).build());
            MadeRow { key, _owner: owner, view }
        });
        let element = row.view.elements().into_iter().next().map(Node::from);
        let is_in_place = element.as_ref().is_some_and(|element| element.next_sibling() == next);
        if is_new || !is_in_place {
            row.view.mount(body, next.as_ref());
        }
        next = element.or(next);
        arranged.push(row);
    }
    arranged.reverse();
    arranged
}
