//! The program carries the folder `theme`: a file that is added there is a reason to build anew.

fn main() {
    println!("cargo::rerun-if-changed=theme");
}
