//! The elements of a list. Each is made once and stays where it is while others come and go around it.
//! (`<For>` takes elements out of the page and puts them back when others come above them, and the focus
//! is lost with that; and it compiles a renderer for each list.)

use std::mem::take;

use leptos::{
    prelude::*,
    tachys::view::{Mountable, Render},
};
use web_sys::{Element, Node};

use super::{Built, built::BuiltState};

/// An element, and what keeps it right.
pub(super) struct MadeOnce<K> {
    key: K,
    /// Ends with it.
    _owner: Owner,
    view: BuiltState,
}

/// Brings the children of `parent`, which are `elements`, in line with `keys`, which are told apart by what
/// they equal. `make` makes the one element of the key at a place; what is made belongs to `owner`.
pub(super) fn arrange<K: PartialEq>(
    parent: &Element,
    elements: &mut Vec<MadeOnce<K>>,
    keys: Vec<K>,
    make: &dyn Fn(usize) -> Built,
    owner: &Owner,
) {
    let mut before = take(elements);
    before.retain_mut(|element| {
        let stays = keys.contains(&element.key);
        if !stays {
            element.view.unmount();
        }
        stays
    });
    let mut next = None::<Node>;
    for (place, key) in keys.into_iter().enumerate().rev() {
        let known = before.iter().position(|element| element.key == key);
        let known = known.map(|at| before.swap_remove(at));
        let is_new = known.is_none();
        let mut element = known.unwrap_or_else(|| {
            let owner = owner.child();
            let view = owner.with(|| make(place).build());
            MadeOnce { key, _owner: owner, view }
        });
        let node = element.view.elements().into_iter().next().map(Node::from);
        let is_in_place = node.as_ref().is_some_and(|node| node.next_sibling() == next);
        if is_new || !is_in_place {
            element.view.mount(parent, next.as_ref());
        }
        next = node.or(next);
        elements.push(element);
    }
    elements.reverse();
}
