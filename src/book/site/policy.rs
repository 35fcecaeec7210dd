//! What a page may ask for.

/// The Content-Security-Policy of a page: its own folder, and nothing written into the page.
/// `serve` lets it ask whether it is current; a book that leaves pictures to Mermaid's script has
/// to let that script write styles.
pub(super) fn policy(live: bool, mermaid: bool) -> String {
    let style = if mermaid { "'self' 'unsafe-inline'" } else { "'self'" };
    let connect = if live { "; connect-src 'self' ws://127.0.0.1:* ws://localhost:*" } else { "" };
    format!(
        "default-src 'none'; script-src 'self'; style-src {style}; img-src 'self' data:; \
         font-src 'self'; base-uri 'none'; form-action 'self'{connect}"
    )
}
