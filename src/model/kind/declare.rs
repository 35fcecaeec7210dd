//! What follows from the list of kinds, for all of them at once.

/// Declares the kinds: the enum of them, the tables of a model, and what follows from the list.
macro_rules! kinds {
    (@id) => { "id" };
    (@id $key:literal) => { $key };
    (@title) => { "title" };
    (@title $key:literal) => { $key };
    (
        files { $($File:ident: $table:ident in $folder:literal,)+ }
        parts { $($Part:ident: $parts:ident of $Owner:ident $(by $id:literal)? $(titled $title:literal)?,)+ }
    ) => {
        /// A kind of element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = concat!("Elements in `", $folder, "`.")] $File,)+
            $(#[doc = concat!("Parts: ", stringify!($parts), ".")] $Part,)+
        }

        impl Kind {
            /// Every kind that stands in files of its own, in the order of their names.
            pub const FILES: &'static [Kind] = &[$(Kind::$File),+];
            /// Every kind that lives inside another element.
            pub const PARTS: &'static [Kind] = &[$(Kind::$Part),+];

            /// The folder of its files and the first word of its addresses; for a part, that of
            /// its owner.
            pub fn folder(self) -> &'static str {
                match self {
                    $(Kind::$File => $folder,)+
                    $(Kind::$Part => Kind::$Owner.folder(),)+
                }
            }

            /// What several are called, in kebab-case.
            pub fn plural(self) -> &'static str {
                match self {
                    $(Kind::$File => $folder,)+
                    $(Kind::$Part => stringify!($parts),)+
                }
            }

            /// What one is called: the name of the type.
            pub fn singular(self) -> &'static str {
                match self {
                    $(Kind::$File => stringify!($File),)+
                    $(Kind::$Part => stringify!($Part),)+
                }
            }

            /// The kind that a part lives in.
            pub fn owner(self) -> Option<Kind> {
                match self {
                    $(Kind::$File => None,)+
                    $(Kind::$Part => Some(Kind::$Owner),)+
                }
            }

            /// The key under which its id is written.
            pub fn id_key(self) -> &'static str {
                match self {
                    $(Kind::$File => "id",)+
                    $(Kind::$Part => kinds!(@id $($id)?),)+
                }
            }

            /// The key under which its title is written.
            pub fn title_key(self) -> &'static str {
                match self {
                    $(Kind::$File => "title",)+
                    $(Kind::$Part => kinds!(@title $($title)?),)+
                }
            }

            /// What its definitions can say, in the order of the definition; without the head.
            pub fn fields(self) -> Vec<&'static super::Field> {
                match self {
                    $(Kind::$File => fields(&$File::default()),)+
                    $(Kind::$Part => fields(&$Part::default()),)+
                }
            }

            /// The JSON Schema of one element.
            pub fn schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self {
                    $(Kind::$File => <Entry<$File> as schemars::JsonSchema>::json_schema(generator),)+
                    $(Kind::$Part => <Entry<$Part> as schemars::JsonSchema>::json_schema(generator),)+
                }
            }
        }

        /// A type that is the body of a kind.
        pub trait Kinded {
            /// Which.
            const KIND: Kind;
        }

        $(impl Kinded for $File { const KIND: Kind = Kind::$File; })+
        $(impl Kinded for $Part { const KIND: Kind = Kind::$Part; })+

        /// All definitions of a casebook, a table a kind.
        #[derive(Debug, Default)]
        pub struct Model {
            $(#[doc = concat!("Everything in `", $folder, "`.")] pub $table: Table<$File>,)+
        }

        impl Model {
            /// Reads one element of that kind and puts it into its table, after `finish` has
            /// completed its head.
            ///
            /// # Errors
            /// What the definition does not allow: an unknown key, a value of another type.
            pub fn read<'de, D: Deserializer<'de>>(
                &mut self,
                kind: Kind,
                definition: D,
                finish: impl FnOnce(&mut Head),
            ) -> Result<(), D::Error> {
                match kind {
                    $(Kind::$File => {
                        let mut entry = Entry::<$File>::deserialize(definition)?;
                        finish(&mut entry.head);
                        let address = entry.head.address.clone();
                        name_parts(&mut entry.body, &address);
                        self.$table.insert(entry);
                    })+
                    $(Kind::$Part => unreachable!("parts are read with their owners"),)+
                }
                Ok(())
            }

            /// Every element that stands in a file, kind by kind; without their parts.
            pub fn elements(&self) -> impl Iterator<Item = &dyn Element> {
                let none = std::iter::empty::<&dyn Element>();
                none$(.chain(self.$table.iter().map(|entry| entry as &dyn Element)))+
            }

            /// The elements of one kind that stands in files.
            pub fn of(&self, kind: Kind) -> Vec<&dyn Element> {
                match kind {
                    $(Kind::$File => self.$table.iter().map(|entry| entry as &dyn Element).collect(),)+
                    $(Kind::$Part => Vec::new(),)+
                }
            }

            /// Drops every element and part for which `keep` is false.
            pub fn retain(&mut self, keep: &dyn Fn(&Head) -> bool) {
                $(self.$table.entries.retain_mut(|entry| {
                    let address = entry.head.address.clone();
                    entry.body.sift(&address, &mut |_, head| keep(head));
                    keep(&entry.head)
                });)+
            }
        }
    };
}
