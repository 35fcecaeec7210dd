//! The one derive of casebook: `#[derive(Walk)]` writes, for a definition, the visit of each of
//! its fields with the name it has in YAML and the `///` comment above it. Everything that must
//! know every field (references, translations, pages, exports) is written once over that visit.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Expr, Fields, Ident, Lit, Meta, parse_macro_input};

/// Derives `crate::model::Walk` for a struct with named fields, for an enum of plain words
/// (each a value) and for an externally tagged enum (each a field of that name).
///
/// `#[walk(required)]` on a field says that an element is incomplete without it.
#[proc_macro_derive(Walk, attributes(walk))]
pub fn derive_walk(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let name = &input.ident;
    let body = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => walk_struct(fields),
            _ => quote!(compile_error!("`Walk` needs named fields");),
        },
        Data::Enum(data) => walk_enum(data),
        Data::Union(_) => quote!(compile_error!("`Walk` is not for unions");),
    };
    quote! {
        #[automatically_derived]
        impl crate::model::Walk for #name { #body }
    }
    .into()
}

fn walk_struct(fields: &syn::FieldsNamed) -> proc_macro2::TokenStream {
    let visits = fields.named.iter().filter_map(|field| {
        let ident = field.ident.as_ref()?;
        let (name, doc) = (yaml_name(ident), doc(&field.attrs));
        let required = is_required(&field.attrs);
        Some(quote! {
            static FIELD: crate::model::Field =
                crate::model::Field { name: #name, doc: #doc, required: #required };
            if visitor.enter(&FIELD, &self.#ident) {
                crate::model::Walk::walk(&self.#ident, visitor);
                visitor.leave(&FIELD);
            }
        })
    });
    let idents: Vec<_> = fields.named.iter().filter_map(|field| field.ident.as_ref()).collect();
    quote! {
        fn walk<'a>(&'a self, visitor: &mut dyn crate::model::Visitor<'a>) {
            #({ #visits })*
        }
        fn is_unset(&self) -> bool {
            true #(&& crate::model::Walk::is_unset(&self.#idents))*
        }
        fn sift(
            &mut self,
            owner: &crate::model::Address,
            keep: &mut dyn FnMut(&crate::model::Address, &mut crate::model::Head) -> bool,
        ) {
            #(crate::model::Walk::sift(&mut self.#idents, owner, keep);)*
        }
    }
}

fn walk_enum(data: &syn::DataEnum) -> proc_macro2::TokenStream {
    let arms = data.variants.iter().map(|variant| {
        let ident = &variant.ident;
        let (name, doc) = (kebab(&ident.to_string()), doc(&variant.attrs));
        match &variant.fields {
            Fields::Unit => {
                quote!(Self::#ident => visitor.value(crate::model::Value::Word(#name)),)
            }
            _ => quote! {
                Self::#ident(inner) => {
                    static FIELD: crate::model::Field =
                        crate::model::Field { name: #name, doc: #doc, required: false };
                    if visitor.enter(&FIELD, inner) {
                        crate::model::Walk::walk(inner, visitor);
                        visitor.leave(&FIELD);
                    }
                }
            },
        }
    });
    quote! {
        fn walk<'a>(&'a self, visitor: &mut dyn crate::model::Visitor<'a>) {
            match self { #(#arms)* }
        }
    }
}

fn yaml_name(ident: &Ident) -> String {
    ident.to_string().trim_start_matches("r#").replace('_', "-")
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (i, c) in name.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(lit) => match &lit.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn is_required(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let mut found = false;
        if attr.path().is_ident("walk") {
            let _ = attr.parse_nested_meta(|meta| {
                found |= meta.path.is_ident("required");
                Ok(())
            });
        }
        found
    })
}
