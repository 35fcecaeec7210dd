//! Training follows from the work: who needs a competency, and for which steps.

use crate::model::kind::{Competency, Course, Module, Role, Step};
use crate::model::{Address, Entry, Index, Ref};
use std::collections::BTreeMap;

/// The roles that need a competency, each with the steps that ask it of them: those that it names
/// itself, and those that answer for or do a step that names it.
pub fn needed_by<'a>(
    index: &Index<'a>,
    competency: &Entry<Competency>,
) -> BTreeMap<Address, Vec<&'a Entry<Step>>> {
    let address = competency.address();
    let own = competency.roles.iter().map(|role| (role.address(address), Vec::new()));
    let mut needs: BTreeMap<Address, Vec<&Entry<Step>>> = own.collect();
    for step in index.users::<Step>([address]) {
        let who = step.accountable.iter().chain(&step.responsible);
        let at = |role: &Ref<Role>| role.address(step.address());
        for role in who.map(at).collect::<std::collections::BTreeSet<_>>() {
            needs.entry(role).or_default().push(step);
        }
    }
    needs
}

/// The modules of a course, day by day.
pub fn modules<'a>(index: &Index<'a>, course: &Address) -> Vec<&'a Entry<Module>> {
    let of = |module: &&Entry<Module>| {
        module.course.as_ref().is_some_and(|it| it.address(module.address()) == *course)
    };
    let mut modules: Vec<_> = index.users::<Module>([course]).filter(of).collect();
    modules.sort_by_key(|module| (module.day, module.address()));
    modules
}

/// The competencies that a course builds, in the order in which it does.
pub fn builds<'a>(index: &Index<'a>, course: &Entry<Course>) -> Vec<&'a Entry<Competency>> {
    let mut found: Vec<&Entry<Competency>> = Vec::new();
    for module in modules(index, course.address()) {
        let built = module.competencies.iter();
        for competency in built.filter_map(|it| index.typed(module.address(), it)) {
            if !found.iter().any(|there| there.address() == competency.address()) {
                found.push(competency);
            }
        }
    }
    found
}
