//! A run through a scenario does what the definitions do not allow.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{
    Act, Action, Attempt, Barrier, CaseState, Choice, Decision, Permission, Role, Scenario,
    Step,
};
use crate::model::{Address, Entry, Index, Local, Ref};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A run through a scenario does what the definitions do not allow.
pub static RULE: Rule = Rule {
    name: "impossible-run",
    level: Level::Error,
    summary: "A run through a scenario does what the definitions do not allow.",
    docs: include_str!("impossible_run.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for scenario in cx.index.every::<Scenario>() {
        let mut play = Play::new(&cx.index, scenario, found);
        for act in &scenario.run {
            play.act(act);
        }
        play.end();
    }
}

/// A scenario that is being played.
struct Play<'a, 'b> {
    index: &'b Index<'a>,
    scenario: &'a Entry<Scenario>,
    found: &'b mut Vec<Diagnostic>,
    /// Where each case stands.
    cases: BTreeMap<Address, Case>,
    /// Steps that were done for the family as a whole.
    together: BTreeSet<Address>,
    day: u32,
}

/// A case that is being played.
#[derive(Default)]
struct Case {
    state: Option<Address>,
    done: BTreeSet<Address>,
}

impl<'a, 'b> Play<'a, 'b> {
    fn new(
        index: &'b Index<'a>,
        scenario: &'a Entry<Scenario>,
        found: &'b mut Vec<Diagnostic>,
    ) -> Play<'a, 'b> {
        let cases = scenario.cast.iter().map(|cast| {
            let state = cast.starts_in.as_ref().map(|state| state.address(cast.address()));
            (cast.address().clone(), Case { state, done: BTreeSet::new() })
        });
        let (cases, together) = (cases.collect(), BTreeSet::new());
        Play { index, scenario, found, cases, together, day: 0 }
    }

    fn wrong(&mut self, at: Span, message: String, help: &str) {
        self.found.push(Diagnostic::new(RULE.name, at, message).help(help));
    }

    fn act(&mut self, act: &Act) {
        let (here, by) = (self.scenario.address(), act.by.as_ref());
        let at = by.map_or(self.scenario.at(), |by| by.at());
        self.days(act, at);
        let role = by.map(|by| by.address(here));
        for step in &act.does {
            self.step(act, step, role.as_ref());
        }
        self.decision(act, role.as_ref());
        if let Some(attempt) = &act.attempt {
            self.attempt(attempt, role.as_ref(), at);
        }
        if let Some(state) = &act.expect {
            self.expect(act, state);
        }
    }

    /// Days go forward, and nobody answers what has not happened yet.
    fn days(&mut self, act: &Act, at: Span) {
        let Some(day) = act.day else { return };
        if day < self.day {
            let message = format!("day {day} comes after day {}", self.day);
            self.wrong(at, message, "put the acts in the order of their days");
        }
        self.day = self.day.max(day);
        let inject = act.inject.as_ref().and_then(|it| {
            let address = it.address(self.scenario.address());
            self.scenario.injects.iter().find(|inject| *inject.address() == address)
        });
        if let Some(inject) = inject
            && inject.day.is_some_and(|first| day < first)
        {
            let message = format!("day {day} comes before `{}` has happened", inject.id());
            self.wrong(at, message, "an act follows the inject that it answers");
        }
    }

    /// A step is done by those who do it, after what must come before, and changes the state.
    fn step(&mut self, act: &Act, step: &Ref<Step>, role: Option<&Address>) {
        let here = self.scenario.address();
        let Some(entry) = self.index.typed(here, step) else { return };
        let entry: &Entry<Step> = entry;
        let mut acting = entry.accountable.iter().chain(&entry.responsible).peekable();
        let known = acting.peek().is_some();
        if let Some(role) = role
            && known
            && !acting.any(|it| it.address(entry.address()) == *role)
        {
            let message = format!("`{}` is not done by `{}`", step.as_str(), role.id());
            self.wrong(step.at(), message, "let one of those who do the step act here");
        }
        let earlier = |address: &Address| {
            self.together.contains(address)
                || self.case(act).is_some_and(|case| case.done.contains(address))
        };
        let missing = entry.after.iter().map(|it| it.address(entry.address()));
        let missing: Vec<Address> = missing.filter(|it| !earlier(it)).collect();
        for address in missing {
            let message = format!("`{}` is done before `{address}`", step.as_str());
            self.wrong(step.at(), message, "play what must come before, for this case or for all");
        }
        let change = entry.transition.as_ref().and_then(|it| {
            let of = |state: &Option<Ref<CaseState>>| Some(state.as_ref()?.address(entry.address()));
            Some((of(&it.from)?, of(&it.to)?))
        });
        if let Some((from, to)) = change {
            self.change(act, step, &from, to);
        }
        match self.case_mut(act) {
            Some(case) => case.done.insert(entry.address().clone()),
            None => self.together.insert(entry.address().clone()),
        };
    }

    fn change(&mut self, act: &Act, step: &Ref<Step>, from: &Address, to: Address) {
        let Some(case) = self.case_mut(act) else {
            let message = format!("`{}` changes the state of no case", step.as_str());
            return self.wrong(step.at(), message, "name the case");
        };
        let before = case.state.replace(to);
        if before.as_ref() != Some(from) {
            let stands = before.as_ref().map_or("nowhere", Address::id);
            let message =
                format!("`{}` starts from `{}`, the case is {stands}", step.as_str(), from.id());
            self.wrong(step.at(), message, "play what brings the case to that state first");
        }
    }

    /// A decision is taken by who decides it, and has that outcome.
    fn decision(&mut self, act: &Act, role: Option<&Address>) {
        let here = self.scenario.address();
        let decision = act.decides.as_ref().and_then(|it| Some((it, self.index.typed(here, it)?)));
        let Some((written, entry)): Option<(&Ref<Decision>, &Entry<Decision>)> = decision else {
            if let (Some(option), None) = (&act.option, &act.decides) {
                let message = format!("`{}` is the outcome of no decision", option.as_str());
                self.wrong(option.at(), message, "name the decision in `decides`");
            }
            return;
        };
        let decider = entry.decider.as_ref().map(|it| it.address(entry.address()));
        if let (Some(decider), Some(role)) = (decider, role)
            && decider != *role
        {
            let message =
                format!("`{}` is decided by `{}`, not by `{}`", written.as_str(), decider.id(), role.id());
            self.wrong(written.at(), message, "let the decider act here");
        }
        let Some(option) = &act.option else {
            let message = format!("`{}` comes to nothing", written.as_str());
            return self.wrong(written.at(), message, "name the outcome in `option`");
        };
        let is = |choice: &Entry<Choice>| *choice.address() == option.address(here);
        if !entry.options.iter().any(is) {
            let message = format!("`{}` is no outcome of `{}`", option.as_str(), written.as_str());
            self.wrong(option.at(), message, "name one of its outcomes");
        }
    }

    /// What must not succeed is stopped: the barrier protects it from that role, and no permission
    /// gives it.
    fn attempt(&mut self, attempt: &Attempt, role: Option<&Address>, at: Span) {
        let here = self.scenario.address();
        let class = attempt.class.as_ref().map(|class| class.address(here));
        let barrier = attempt.barrier.as_ref().and_then(|it| Some((it, self.index.typed(here, it)?)));
        let barrier: Option<(&Ref<Barrier>, &Entry<Barrier>)> = barrier;
        if let Some((written, entry)) = barrier {
            let of = entry.address();
            let protects = entry.protects.iter().flat_map(|it| &it.classes);
            let protects: Vec<Address> = protects.map(|it| it.address(of)).collect();
            if class.as_ref().is_some_and(|class| !protects.contains(class)) {
                let message = format!("`{}` does not protect these records", written.as_str());
                self.wrong(written.at(), message, "name the barrier that does");
            }
            let track = role.and_then(|role| self.index.entry::<Role>(role)?.track);
            let stands = |role: &Address| {
                entry.sides.iter().any(|side| {
                    track.is_some_and(|track| side.tracks.contains(&track))
                        || side.roles.iter().any(|it| it.address(of) == *role)
                })
            };
            if role.is_some_and(|role| !stands(role)) {
                let message = format!("`{}` has no side for this role", written.as_str());
                self.wrong(written.at(), message, "name the barrier that stands before this role");
            }
        }
        let (Some(class), Some(role)) = (class, role) else { return };
        let given = self.index.every::<Permission>().find(|permission| {
            let at = permission.address();
            permission.role.as_ref().is_some_and(|it| it.address(at) == *role)
                && permission.class.as_ref().is_some_and(|it| it.address(at) == class)
                && permission.actions.contains(&Action::Read)
        });
        if let Some(permission) = given {
            let message = format!("this succeeds: `{}` lets `{}` read it", permission.id(), role.id());
            self.wrong(at, message, "attempt what is really forbidden, or take the permission away");
        }
    }

    /// The case stands where it should. After an end it may begin anew.
    fn expect(&mut self, act: &Act, expected: &Ref<CaseState>) {
        let address = expected.address(self.scenario.address());
        let (index, terminal) = (self.index, |state: &CaseState| state.terminal == Some(true));
        let state = |address: &Address| index.entry::<CaseState>(address);
        let begins = state(&address).is_some_and(|it| it.initial == Some(true));
        let Some(case) = self.case_mut(act) else {
            let message = format!("`{}` is the state of no case", expected.as_str());
            return self.wrong(expected.at(), message, "name the case");
        };
        if case.state.as_ref() == Some(&address) {
            return;
        }
        let ended = case.state.as_ref().and_then(state).is_some_and(|it| terminal(it));
        if ended && begins {
            *case = Case { state: Some(address), done: BTreeSet::new() };
            return;
        }
        let stands = case.state.as_ref().map_or("nowhere", Address::id);
        let message = format!("the case is {stands}, not `{}`", expected.as_str());
        self.wrong(expected.at(), message, "name the steps that bring it there, or the state it is in");
    }

    fn end(&mut self) {
        let here = self.scenario.address();
        for end in self.scenario.at_end.iter().filter(|_| !self.scenario.run.is_empty()) {
            let (Some(case), Some(expected)) = (&end.case, &end.state) else { continue };
            let state = self.cases.get(&case.address(here)).and_then(|case| case.state.as_ref());
            if state != Some(&expected.address(here)) {
                let stands = state.map_or("nowhere", Address::id).to_owned();
                let message =
                    format!("at the end `{}` is {stands}, not `{}`", case.as_str(), expected.as_str());
                self.wrong(expected.at(), message, "play the case to its end, or say where it stands");
            }
        }
    }

    fn key(&self, act: &Act) -> Option<Address> {
        let case: &Local<_> = act.case.as_ref()?;
        Some(case.address(self.scenario.address()))
    }

    fn case(&self, act: &Act) -> Option<&Case> {
        self.cases.get(&self.key(act)?)
    }

    fn case_mut(&mut self, act: &Act) -> Option<&mut Case> {
        let key = self.key(act)?;
        self.cases.get_mut(&key)
    }
}
