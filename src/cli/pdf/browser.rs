//! The Chromium that is installed.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// The names under which systems install it.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

/// Where it is when it is not on the path.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// How long a whole book may take on an old machine.
const PATIENCE: Duration = Duration::from_secs(300);

/// A browser that prints.
#[derive(Debug)]
pub(super) struct Browser(PathBuf);

impl Browser {
    /// Looks for it: `$CHROMIUM` first.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn find() -> Result<Browser> {
        if let Some(named) = env::var_os("CHROMIUM").filter(|it| !it.is_empty()) {
            let path = PathBuf::from(named);
            if !path.is_file() {
                bail!("there is no browser `{}`, which CHROMIUM names", path.display());
            }
            return Ok(Browser(path));
        }
        let folders = env::var_os("PATH").unwrap_or_default();
        let named = env::split_paths(&folders)
            .flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)))
            .flat_map(|path| [path.with_extension("exe"), path]);
        let found = named.chain(PLACES.iter().map(PathBuf::from)).find(|path| path.is_file());
        found.map(Browser).context(
            "PDF files are printed by Chromium, and there is none on this machine: install it \
             (Debian: `apt-get install chromium`), or say in CHROMIUM where it is. The pages \
             below `print.html` of the site can be printed from any browser",
        )
    }

    /// What it prints of a page of the disk.
    ///
    /// # Errors
    /// When it cannot be started or prints nothing.
    pub(super) fn print(&self, page: &Path) -> Result<Vec<u8>> {
        let page = fs::canonicalize(page).context("finding the page to print")?;
        let first = self.start(&page, false)?;
        // It refuses to run for the superuser unless told to; the page is our own.
        let refused =
            |said: &str| said.contains("no-sandbox") || said.contains("No usable sandbox");
        match first {
            Err(said) if refused(&said) => match self.start(&page, true)? {
                Ok(bytes) => Ok(bytes),
                Err(said) => bail!("`{}` printed nothing: {said}", self.0.display()),
            },
            Err(said) => bail!("`{}` printed nothing: {said}", self.0.display()),
            Ok(bytes) => Ok(bytes),
        }
    }

    /// One run; what it said, when it printed nothing.
    fn start(&self, page: &Path, trusting: bool) -> Result<Result<Vec<u8>, String>> {
        let pdf = page.with_extension("pdf");
        let profile = page.with_extension("profile");
        let log = page.with_extension("log");
        let _ = fs::remove_file(&pdf);
        let said = fs::File::create(&log).context("writing what the browser says")?;
        let mut command = Command::new(&self.0);
        command
            .args(["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
            .args(["--export-tagged-pdf", "--disable-background-networking"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("--print-to-pdf={}", pdf.display()));
        if trusting {
            command.arg("--no-sandbox");
        }
        let address = address(page);
        let mut running = command
            .arg(&address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(said)
            .spawn()
            .with_context(|| format!("starting `{}`", self.0.display()))?;
        let began = Instant::now();
        while running.try_wait().context("waiting for the browser")?.is_none() {
            if began.elapsed() > PATIENCE {
                let _ = running.kill();
                let _ = running.wait();
                bail!("the browser took longer than {} s", PATIENCE.as_secs());
            }
            thread::sleep(Duration::from_millis(50));
        }
        let said = fs::read_to_string(&log).unwrap_or_default();
        let _ = fs::remove_dir_all(&profile);
        Ok(fs::read(&pdf).map_err(|_| said.lines().take(5).collect::<Vec<_>>().join("; ")))
    }
}

/// The address of a file.
fn address(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let text = text.strip_prefix("//?/").unwrap_or(&text);
    let mut out = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'/' | b':' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address_whatever_its_name() {
        assert_eq!(
            address(Path::new("/a b/дело.html")),
            "file:///a%20b/%D0%B4%D0%B5%D0%BB%D0%BE.html"
        );
        assert_eq!(address(Path::new("C:\\x#y\\z.html")), "file:///C:/x%23y/z.html");
    }
}
