//! The shape that every object of the output shares: keys with nothing to say are left out, and each
//! object can tell its extent and the places of its values.

use super::place::{Places, Span};

/// Whether a value has nothing to say and its key is therefore left out.
pub trait Absent {
    /// True when the key is not written.
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !self
    }
}

impl Absent for Places {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// What `serde` asks before it writes a key.
pub(super) fn absent<T: Absent>(value: &T) -> bool {
    value.is_absent()
}

/// An object of the output that can carry its extent and the places of its values.
pub trait Located {
    /// Calls `visit` with each object directly inside this one.
    fn for_each_child(&mut self, visit: &mut dyn FnMut(&mut dyn Located));
    /// The object's own places and extent.
    fn location(&mut self) -> (&Places, &mut Option<Span>);

    /// Sets the extent of this object and of all objects inside it from the places recorded in them.
    ///
    /// The depth of the recursion is the depth of the model (document, item, section …), not of the input.
    fn settle_spans(&mut self) -> Option<Span> {
        let mut extent: Option<Span> = None;
        self.for_each_child(&mut |child| extent = Span::union(extent, child.settle_spans()));
        let (places, span) = self.location();
        extent = Span::union(extent, places.extent());
        *span = Span::union(span.take(), extent);
        *span
    }
}

/// How an object reaches the objects inside a field. Plain values have none.
pub(super) trait Children {
    fn each(&mut self, _visit: &mut dyn FnMut(&mut dyn Located)) {}
}

impl<T: Located> Children for Vec<T> {
    fn each(&mut self, visit: &mut dyn FnMut(&mut dyn Located)) {
        for child in self {
            visit(child);
        }
    }
}

impl<T: Located> Children for Option<T> {
    fn each(&mut self, visit: &mut dyn FnMut(&mut dyn Located)) {
        if let Some(child) = self {
            visit(child);
        }
    }
}

/// Declares objects of the output: each field is optional in the JSON and left out when it has nothing to
/// say; `span` and `places` are added. Fields after `children` hold objects, the ones before plain values.
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        $name:ident {
            $( $(#[$fmeta:meta])* $field:ident : $type:ty, )*
        }
        $( + children { $( $(#[$cmeta:meta])* $child:ident : $ctype:ty, )* } )?
    )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(default)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$fmeta])* #[serde(skip_serializing_if = "crate::model::record::absent")] pub $field: $type, )*
            $($( $(#[$cmeta])* #[serde(skip_serializing_if = "crate::model::record::absent")] pub $child: $ctype, )*)?
            /// The object's extent, only with `--spans`; it may cover furniture.
            #[serde(skip_serializing_if = "crate::model::record::absent")]
            pub span: Option<crate::model::Span>,
            /// The places of the object's values, only with `--spans`.
            #[serde(skip_serializing_if = "crate::model::record::absent")]
            pub places: crate::model::Places,
        }

        impl crate::model::record::Located for $name {
            fn location(&mut self) -> (&crate::model::Places, &mut Option<crate::model::Span>) {
                (&self.places, &mut self.span)
            }
            #[allow(unused_variables)]
            fn for_each_child(&mut self, visit: &mut dyn FnMut(&mut dyn crate::model::record::Located)) {
                $($( crate::model::record::Children::each(&mut self.$child, visit); )*)?
            }
        }
    )* };
}
pub(super) use record;
