//! Views that are built already: the one type that every component and every part of a page returns.
//!
//! Leptos keeps the type of every view down to its last attribute, and compiles for each type how a
//! view of it is made over in place by another; its `AnyView` does so, too. Here another view takes the
//! place as a whole, so that of all types only building is compiled: a ninth of the wasm less.

use leptos::{
    children::{ChildrenOptContainer, ToChildren},
    prelude::*,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        renderer::{Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml},
    },
};
use send_wrapper::SendWrapper;

/// A view that is built and not in the page yet. In the page, what keeps it right lives as long as it is
/// there.
pub struct Built(SendWrapper<BuiltState>);

/// What keeps a built view right.
pub struct BuiltState(Box<dyn Mountable>);

impl Built {
    fn new(state: impl Mountable + 'static) -> Self {
        Self(SendWrapper::new(BuiltState(Box::new(state))))
    }
}

/// The way from any view to a built one. A view of one component, and what `part` and `when` give, is one
/// already; arms of a `match` need it where they are of several types.
pub trait IntoBuilt: IntoView + 'static {
    /// Builds it.
    fn into_built(self) -> Built {
        Built::new(self.build())
    }
}

impl<V: IntoView + 'static> IntoBuilt for V {}

/// No view. It keeps the place where one may come.
#[must_use]
pub fn nothing() -> Built {
    Built::new(Rndr::create_placeholder())
}

/// What a component is given to put into its own view.
pub struct Children(Box<dyn FnOnce() -> Built + Send>);

impl Children {
    /// Builds them.
    #[must_use]
    pub fn build(self) -> Built {
        self.0()
    }
}

impl<F: FnOnce() -> V + Send + 'static, V: IntoView + 'static> ToChildren<F> for Children {
    fn to_children(make: F) -> Self {
        Self(Box::new(move || make().into_built()))
    }
}

impl<V: IntoView + 'static> ToChildren<ChildrenOptContainer<V>> for Children {
    fn to_children(container: ChildrenOptContainer<V>) -> Self {
        Self(Box::new(move || container.0.into_built()))
    }
}

impl Render for Built {
    type State = BuiltState;

    fn build(self) -> BuiltState {
        self.0.take()
    }

    fn rebuild(self, state: &mut BuiltState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for BuiltState {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.elements()
    }
}

no_attrs!(Built);

/// Leptos asks this of every view. There is no server here, so that nothing of it is ever called.
impl RenderHtml for Built {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> BuiltState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
