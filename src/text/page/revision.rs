//! 方案对比 in sentences: what has changed from one version of a scheme to the other.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::analyse::revision::{Change, Fact, Owner, Revision, Trail, Whom};
use crate::edit::Tree;
use crate::edit::form::{Entry, Field, form_of};
use crate::exact::Exact;
use crate::text::form::{flag, kind, label, word};
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{date, shown};
use crate::text::page::{NOTHING, counted};

pub const TITLE: Words = words("方案对比", "Changes of the scheme");
pub const UNCHANGED: Words = words("两个方案没有实质差别。", "The two schemes do not differ in substance.");

/// How many changes there are.
pub fn summary(lang: Lang, revision: &Revision) -> String {
    let count = revision.facts.len();
    if count == 0 {
        return UNCHANGED.of(lang).to_owned();
    }
    say!(lang, "共{count}处变动。", "{told}.", told = counted(count, "change"))
}

/// All changes, one sentence each.
pub fn sentences(lang: Lang, revision: &Revision) -> Vec<String> {
    revision.facts.iter().map(|fact| sentence(lang, revision, fact)).collect()
}

/// One change in a sentence: "T3-1 高价值发明专利拥有量：镇分值由8分改为7分。"
pub fn sentence(lang: Lang, revision: &Revision, fact: &Fact) -> String {
    let told = Told { lang, names: &revision.names };
    let (what, name) = (sort(lang, &fact.owner.record), owner(&fact.owner));
    match &fact.change {
        Change::Added(tree) => {
            let more = told.gist(&fact.owner, tree);
            say!(lang, "新增{what}“{name}”{more}。", "New {what} “{name}”{more}.")
        }
        Change::Removed(_) => say!(lang, "删除{what}“{name}”。", "The {what} “{name}” is gone."),
        Change::Reordered if fact.owner.record == "Scheme" => {
            say!(lang, "第一级的次序有调整。", "What stands on the first level has another order.")
        }
        change => {
            let change = told.change(change);
            if fact.owner.record == "Scheme" {
                return say!(lang, "{change}。", "{change}.", change = capital(&change));
            }
            let subject = match fact.owner.record.as_str() {
                "Dimension" | "Indicator" => name,
                _ => say!(lang, "{what}“{name}”", "{what} “{name}”", what = capital(what)),
            };
            say!(lang, "{subject}：{change}。", "{subject}: {change}.")
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a record is.
fn sort(lang: Lang, record: &str) -> &'static str {
    let (zh, en) = match record {
        "Dimension" => ("维度", "dimension"),
        "Indicator" => ("指标", "indicator"),
        "Group" => ("考核组", "group"),
        "Unit" => ("考核单位", "unit"),
        "Basis" => ("依据文件", "basis document"),
        "Clause" => ("条款", "clause"),
        "Bound" => ("等次", "grade"),
        "Notice" => ("通报约谈规则", "notice rule"),
        "Goal" => ("全区目标", "goal"),
        "Item.bonus" => ("加分项", "bonus"),
        "Item.deduction" => ("减分项", "deduction"),
        "Item.veto" => ("一票否决项", "veto"),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}

/// 编号和名称; of a unit, a group, a grade the name alone.
fn owner(owner: &Owner) -> String {
    match owner.record.as_str() {
        "Unit" | "Group" | "Bound" if !owner.title.is_empty() => owner.title.to_string(),
        _ => format!("{} {}", owner.id, owner.title).trim().to_owned(),
    }
}

struct Told<'r> {
    lang: Lang,
    names: &'r BTreeMap<Rc<str>, Rc<str>>,
}

impl Told<'_> {
    fn change(&self, change: &Change) -> String {
        let lang = self.lang;
        match change {
            // Said in whole sentences.
            Change::Added(_) | Change::Removed(_) => String::new(),
            Change::Moved { from, to } => {
                let first = |place: &Option<Rc<str>>| {
                    let top = || lang.pick("第一级", "the first level").to_owned();
                    place.as_ref().map_or_else(top, |place| say!(lang, "“{place}”", "“{place}”"))
                };
                let (from, to) = (first(from), first(to));
                say!(lang, "由{from}移到{to}", "moved from {from} to {to}")
            }
            Change::Reordered => {
                lang.pick("下级次序有调整", "what stands below has another order").to_owned()
            }
            Change::Became => {
                lang.pick("在维度与指标之间改变", "changed between dimension and indicator").to_owned()
            }
            Change::Weight { whom, is_marks, before, after } => {
                self.weight(whom, *is_marks, before.as_ref(), after.as_ref())
            }
            Change::Target { whom, before, after } => {
                let whom = self.whom(whom);
                let what = say!(lang, "{whom}目标值", "target{of}", of = of_whom(&whom));
                let number = |number: &Option<Exact>| number.as_ref().map(|number| shown(lang, number));
                self.turned(&what, number(before), number(after))
            }
            Change::Field { trail, field, before, after } => {
                let value =
                    |tree: &Option<Tree>| tree.as_ref().map(|tree| self.value(field, &field.entry, tree));
                self.turned(&self.what(trail, field), value(before), value(after))
            }
        }
    }

    /// "镇"; nothing for all.
    fn whom(&self, whom: &Whom) -> String {
        match whom {
            Whom::All => String::new(),
            Whom::One(id) => self.names.get(id).unwrap_or(id).to_string(),
        }
    }

    fn weight(&self, whom: &Whom, is_marks: bool, before: Option<&Exact>, after: Option<&Exact>) -> String {
        let lang = self.lang;
        let whom = self.whom(whom);
        let of = of_whom(&whom);
        let told = |weight: &Exact| match (shown(lang, weight), is_marks) {
            (weight, true) => say!(lang, "{weight}分", "{weight}"),
            (weight, false) => weight,
        };
        let what = if is_marks { lang.pick("分值", "marks") } else { lang.pick("权重", "weight") };
        match (before.map(told), after.map(told)) {
            (Some(before), Some(after)) => {
                say!(lang, "{whom}{what}由{before}改为{after}", "{what}{of} {before} → {after}")
            }
            (None, Some(after)) => {
                say!(lang, "{whom}新增考核此项，{what}{after}", "now assessed{of}, {what} {after}")
            }
            (Some(before), None) => say!(
                lang,
                "{whom}不再考核此项（原{what}{before}）",
                "no longer assessed{of} ({what} {before} before)"
            ),
            (None, None) => String::new(),
        }
    }

    fn turned(&self, what: &str, before: Option<String>, after: Option<String>) -> String {
        let lang = self.lang;
        match (before, after) {
            (Some(before), Some(after)) => {
                say!(lang, "{what}由{before}改为{after}", "{what} {before} → {after}")
            }
            (None, Some(after)) => say!(lang, "{what}定为{after}", "{what} set to {after}"),
            (Some(before), None) => {
                say!(lang, "取消{what}（原为{before}）", "{what} taken away ({before} before)")
            }
            (None, None) => String::new(),
        }
    }

    /// "计分规则的封顶得分率", "scoring rule, cap".
    fn what(&self, trail: &[Trail], field: &Field) -> String {
        let lang = self.lang;
        let mut steps: Vec<String> = Vec::new();
        for step in trail {
            match (step, steps.last_mut()) {
                (Trail::Field(field), _) => steps.push(within(lang, field)),
                (Trail::Named(name), Some(last)) => *last = say!(lang, "{last}“{name}”", "{last} “{name}”"),
                (Trail::Named(name), None) => steps.push(name.to_string()),
            }
        }
        // One of several is named already, when it is the whole of it that has changed.
        let is_named = matches!(trail, [.., Trail::Field(outer), Trail::Named(_)] if outer.key == field.key);
        if !is_named {
            steps.push(within(lang, field));
        }
        match lang {
            Lang::Zh => steps.join("的"),
            Lang::En => steps.join(", "),
        }
    }

    /// A value as a reader sees it.
    fn value(&self, field: &Field, entry: &Entry, tree: &Tree) -> String {
        let lang = self.lang;
        let plain = || tree.text().map_or_else(|| tree.to_string(), |text| text.to_string());
        match (entry, tree) {
            (_, Tree::Bool(yes)) => flag(lang, *yes).to_owned(),
            (Entry::Number | Entry::Count | Entry::Either(_), _) if tree.number().is_some() => {
                tree.number().map(|number| shown(lang, &number)).unwrap_or_default()
            }
            (Entry::Date, Tree::Text(text)) => text.parse().map_or_else(|_| plain(), |day| date(lang, day)),
            (Entry::Words(_) | Entry::Either(_), Tree::Text(text)) => {
                word(lang, field.key, text).map_or_else(plain, str::to_owned)
            }
            (Entry::Either(kinds), Tree::Object(_)) => {
                let inner = kinds.iter().find(|kind| matches!(kind, Entry::Record(_) | Entry::Map(_)));
                inner.map_or_else(plain, |inner| self.value(field, inner, tree))
            }
            (Entry::Record(name), Tree::Object(_)) => self.record(name, tree),
            (Entry::Kinds(name, _), Tree::Object(_)) => {
                let word = tree.at("kind").and_then(Tree::text).cloned().unwrap_or_default();
                let title =
                    kind(lang, name, &word).map_or_else(|| word.to_string(), |(title, _)| title.to_owned());
                let told = self.record(&format!("{name}.{word}"), tree);
                if told.is_empty() { title } else { say!(lang, "{title}（{told}）", "{title} ({told})") }
            }
            (Entry::Map(inner), _) => {
                let told = tree.members().iter().map(|(key, tree)| {
                    let (name, value) = (self.names.get(key).unwrap_or(key), self.value(field, inner, tree));
                    say!(lang, "{name}{value}", "{name} {value}")
                });
                join::names(lang, told)
            }
            (Entry::Tuple(inner, _), _) => {
                let items: Vec<String> =
                    tree.items().iter().map(|item| self.value(field, inner, item)).collect();
                items.join(" → ")
            }
            (Entry::List(inner), _) => {
                let items = tree.items().iter().map(|item| self.value(field, inner, item));
                let told = match **inner {
                    Entry::Record(_) => join::statements(lang, items),
                    _ => join::names(lang, items),
                };
                if told.is_empty() { NOTHING.to_owned() } else { told }
            }
            (_, Tree::Text(text)) if field.names.is_some() => {
                self.names.get(text).map_or_else(plain, |name| name.to_string())
            }
            (Entry::Text, Tree::Text(text)) => say!(lang, "“{text}”", "“{text}”"),
            _ => plain(),
        }
    }

    /// The fields of a record that say something: "封顶完成率1.2，没有目标时不适用".
    fn record(&self, name: &str, tree: &Tree) -> String {
        let lang = self.lang;
        let fields = form_of(name).map(|form| form.fields).unwrap_or_default();
        let told = fields.iter().filter_map(|field| {
            let value = tree.at(field.key).filter(|value| field.default.as_ref() != Some(value))?;
            let (label, value) = (within(lang, field), self.value(field, &field.entry, value));
            Some(say!(lang, "{label}{value}", "{label} {value}"))
        });
        join::parts(lang, told)
    }

    /// What is worth saying of something new.
    fn gist(&self, owner: &Owner, tree: &Tree) -> String {
        let lang = self.lang;
        let field = |key: &str| {
            let form = form_of(&owner.record)?;
            let field = form.field(key)?;
            Some(self.value(field, &field.entry, tree.at(key)?))
        };
        let told: Vec<String> = match owner.record.as_str() {
            "Indicator" => {
                let weight = field("weight").filter(|weight| !weight.is_empty());
                let weight = weight.map(|weight| say!(lang, "分值{weight}", "weight {weight}"));
                weight.into_iter().chain(field("rule")).collect()
            }
            "Unit" => field("group").into_iter().collect(),
            "Bound" => {
                field("from").map(|from| say!(lang, "{from}分以上", "from {from}")).into_iter().collect()
            }
            "Item.bonus" | "Item.deduction" => field("points")
                .map(|points| say!(lang, "每次{points}分", "{points} each time"))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        };
        if told.is_empty() {
            return String::new();
        }
        let told = join::parts(lang, told);
        say!(lang, "（{told}）", " ({told})")
    }
}

/// The label of a field within a sentence.
fn within(lang: Lang, field: &Field) -> String {
    let label = label(lang, field);
    lang.pick(label.to_owned(), label.to_lowercase())
}

/// " for towns"; nothing for all.
fn of_whom(whom: &str) -> String {
    if whom.is_empty() { String::new() } else { format!(" for {whom}") }
}
