//! Sentences for faults of bytes and shape.

use super::issues::or_rather;
use super::join;
use super::lang::{Lang, say, words};
use crate::exact::NumberFault;
use crate::issue::{BytesProblem, Expected, ShapeProblem, Syntax};
use crate::model::{DATA_FORMAT, RESULT_FORMAT, SCHEME_FORMAT};

/// What is wrong and what to do.
pub(super) fn bytes(lang: Lang, problem: &BytesProblem) -> (String, String) {
    let (message, remedy) = match problem {
        BytesProblem::Empty => (
            say!(lang, "文件是空的", "The file is empty"),
            words(
                "请确认选对了文件，或请报送部门重新导出",
                "Check that this is the right file, or ask the department to export it again",
            ),
        ),
        BytesProblem::TooLarge { size, limit } => (
            say!(
                lang,
                "文件有{size}MB，超过可读取的上限{limit}MB",
                "The file has {size} MB; no more than {limit} MB can be read",
                size = size >> 20,
                limit = limit >> 20
            ),
            words("请按部门或按考核组拆分后再打开", "Split it by department or by group, and open the parts"),
        ),
        BytesProblem::Utf16 => (
            say!(lang, "文件是UTF-16编码，不能读取", "The file is encoded in UTF-16, which cannot be read"),
            words(
                "请用记事本或WPS打开，另存为UTF-8编码后再试",
                "Open it in Notepad or WPS, save it as UTF-8 and try again",
            ),
        ),
        BytesProblem::UnknownEncoding => (
            say!(
                lang,
                "文件既不是UTF-8编码，也不是GB 18030编码的考核方案或考核数据",
                "The file is neither UTF-8 nor a scheme or data file in GB 18030"
            ),
            words(
                "请用记事本打开确认内容，另存为UTF-8编码后再试",
                "Open it in Notepad to see what it holds, save it as UTF-8 and try again",
            ),
        ),
        BytesProblem::NotJson { kind } => (
            say!(
                lang,
                "这是{kind}文件，不是JSON格式的考核方案或考核数据",
                "The file is in {kind} format; it is not a scheme or data file in JSON"
            ),
            words(
                "请报送部门提供JSON格式的文件（扩展名一般为.json）",
                "Ask the department for the file in JSON (its name usually ends in .json)",
            ),
        ),
        BytesProblem::Syntax(syntax) => return self::syntax(lang, *syntax),
    };
    (message, remedy.of(lang).to_owned())
}

fn syntax(lang: Lang, syntax: Syntax) -> (String, String) {
    let (what, remedy) = match syntax {
        Syntax::EndsEarly => (
            words("文件在这里中断，内容不完整", "The file breaks off here and is incomplete"),
            words(
                "请检查括号、引号是否成对，或重新传送该文件",
                "Check that brackets and quotation marks come in pairs, or have the file sent again",
            ),
        ),
        Syntax::CommaOrEnd => (
            words("这里缺少英文逗号或右括号", "A comma or a closing bracket is missing here"),
            words(
                "请在上一项之后补上英文逗号，或补上右括号",
                "Put a comma after the previous item, or add the closing bracket",
            ),
        ),
        Syntax::Colon => (
            words("键名之后缺少英文冒号", "The colon after the key is missing"),
            words("请在键名与值之间补上英文冒号", "Put a colon between the key and its value"),
        ),
        Syntax::TrailingComma => (
            words("右括号前多了一个逗号", "There is a comma too many before the closing bracket"),
            words("请删去右括号前的逗号", "Delete the comma before the closing bracket"),
        ),
        Syntax::KeyNotQuoted => (
            words("键名没有加英文双引号", "The key has no straight double quotes around it"),
            words("请给键名加上英文双引号", "Put straight double quotes around the key"),
        ),
        Syntax::ChinesePunctuation(mark) => {
            let what = punctuation(lang, mark);
            return (
                say!(
                    lang,
                    "这里是中文标点（{what}），JSON只认英文标点",
                    "This is a full-width Chinese mark ({what}); JSON takes ASCII punctuation only"
                ),
                say!(
                    lang,
                    "请切换到英文半角输入法，改为对应的英文标点；此处改好后才能继续检查后面的内容",
                    "Switch the input method to half-width English and type the ASCII mark; what follows is \
                     checked once this is mended"
                ),
            );
        }
        Syntax::NoValue => (
            words("这里应有一个值，却读到了别的内容", "A value should stand here, but something else does"),
            words(
                "请填写数字、带英文双引号的文本、true或false",
                "Write a number, a text in straight double quotes, true or false",
            ),
        ),
        Syntax::Number => (
            words("这里的数字写法不对", "The number is not written as JSON writes numbers"),
            words(
                "请按12、0.5、-3这样的写法填写，前面不加0或加号",
                "Write it like 12, 0.5 or -3, without leading zeros or a plus sign",
            ),
        ),
        Syntax::Escape => (
            words("文本里的反斜杠写法不对", "The backslash in the text is not written as JSON writes it"),
            words(
                "请把反斜杠“\\”写成两个“\\\\”，或删去",
                "Write the backslash “\\” twice, “\\\\”, or delete it",
            ),
        ),
        Syntax::ControlCharacter => (
            words(
                "文本里有换行、制表等控制字符",
                "The text holds a line break, a tab or another control character",
            ),
            words(
                "请把文本写在一行里，删去控制字符",
                "Write the text on one line and delete the control character",
            ),
        ),
        Syntax::AfterEnd => (
            words("文件结束之后还有内容", "Something follows after the end of the document"),
            words(
                "请删去最后一个右括号之后的内容，每个文件只放一份文档",
                "Delete what follows the last closing bracket; a file holds one document",
            ),
        ),
        Syntax::TooDeep { limit } => {
            return (
                say!(lang, "嵌套超过{limit}层", "The document is nested more than {limit} levels deep"),
                say!(
                    lang,
                    "请减少嵌套层数，或检查括号是否写错",
                    "Nest it less deeply, or look for a misplaced bracket"
                ),
            );
        }
    };
    let remedy = remedy.of(lang);
    let remedy = say!(
        lang,
        "{remedy}；此处改好后才能继续检查后面的内容",
        "{remedy}; what follows is checked once this is mended"
    );
    (what.of(lang).to_owned(), remedy)
}

/// What a mark is called, because quoted quotation marks cannot be read.
fn punctuation(lang: Lang, mark: char) -> &'static str {
    match mark {
        '，' => lang.pick("逗号", "comma"),
        '：' => lang.pick("冒号", "colon"),
        '；' => lang.pick("分号", "semicolon"),
        '“' | '‘' => lang.pick("左引号", "opening quotation mark"),
        '”' | '’' => lang.pick("右引号", "closing quotation mark"),
        '｛' | '［' => lang.pick("全角左括号", "full-width opening bracket"),
        _ => lang.pick("全角右括号", "full-width closing bracket"),
    }
}

/// What is wrong and what to do.
pub(super) fn shape(lang: Lang, problem: &ShapeProblem) -> (String, String) {
    match problem {
        ShapeProblem::NoFormat => (
            say!(lang, "文件没有写明格式（缺少“format”）", "The file does not say what format it is in (“format” is missing)"),
            say!(
                lang,
                "考核方案请写“{SCHEME_FORMAT}”，考核数据请写“{DATA_FORMAT}”",
                "Write “{SCHEME_FORMAT}” in a scheme and “{DATA_FORMAT}” in a data file"
            ),
        ),
        ShapeProblem::UnknownFormat { found } => (
            say!(lang, "不认识的格式“{found}”", "Unknown format “{found}”"),
            say!(
                lang,
                "本程序可读“{SCHEME_FORMAT}”“{DATA_FORMAT}”“{RESULT_FORMAT}”；如版本更新，请换用新版程序",
                "This program reads “{SCHEME_FORMAT}”, “{DATA_FORMAT}” and “{RESULT_FORMAT}”; for a later \
                 version, use a later program"
            ),
        ),
        ShapeProblem::UnknownKey { key, suggestion } => (
            say!(lang, "不认识的字段“{key}”", "Unknown field “{key}”"),
            match suggestion {
                Some(word) => say!(
                    lang,
                    "{rather}请改正；若是自用备注，请以“x_”开头",
                    "{rather} Correct it; a remark of your own has to begin with “x_”",
                    rather = or_rather(lang, word)
                ),
                None => say!(
                    lang,
                    "请删去；若是自用备注，字段名请以“x_”开头",
                    "Delete it; a remark of your own has to begin with “x_”"
                ),
            },
        ),
        ShapeProblem::ForeignKey { key, kind } => (
            say!(lang, "“{key}”不属于“{kind}”", "“{key}” does not belong to “{kind}”"),
            say!(lang, "请删去该键，或改用与它相配的种类（kind）", "Delete it, or use the “kind” that it belongs to"),
        ),
        ShapeProblem::DuplicateKey { key } => (
            say!(lang, "字段“{key}”在同一处出现了两次", "The field “{key}” stands twice in one place"),
            say!(lang, "请核对两处内容，只保留正确的一处", "Compare the two and keep the one that is right"),
        ),
        ShapeProblem::MissingKey { key, title } => (
            say!(lang, "缺少必填的“{title}”（{key}）", "The field “{key}” is missing, and required"),
            say!(lang, "请补上“{key}”及其内容", "Add “{key}” and its content"),
        ),
        ShapeProblem::WrongKind { expected, found } => (
            say!(
                lang,
                "这里应为{expected}，现为{found}",
                "Expected {expected}, found {found}",
                expected = self::expected(lang, *expected)
            ),
            instead(lang, *expected).to_owned(),
        ),
        ShapeProblem::Null => (
            say!(
                lang,
                "这里写的是null，没有说明是0、不适用还是未报送",
                "This is null, which does not say whether it is 0, not applicable or not reported"
            ),
            lang.pick(
                "请填写数值；没有数据请删去该项，或写明状态（不适用、未报送、待核）",
                "Write a number; without data, delete the item or state why: not_applicable, not_reported or pending",
            )
            .to_owned(),
        ),
        ShapeProblem::Number { found, fault } => {
            let (what, remedy) = number(lang, *fault);
            (say!(lang, "{found}不能作为数值：{what}", "{found} is not a number here: {what}"), remedy.to_owned())
        }
        ShapeProblem::CodeAsNumber { found } => (
            say!(
                lang,
                "代码{found}写成了数字，开头的0可能已丢失",
                "The code {found} is written as a number and may have lost leading zeros"
            ),
            say!(
                lang,
                "请给代码加上英文双引号，写成文本",
                "Put straight double quotes around the code, which makes it a text"
            ),
        ),
        ShapeProblem::UnknownWord { found, known, suggestion } => (
            say!(lang, "不认识的取值“{found}”", "“{found}” is not one of the values that may stand here"),
            match suggestion {
                Some(word) => say!(
                    lang,
                    "{rather}可用的取值：{known}",
                    "{rather} Possible values: {known}",
                    rather = or_rather(lang, word),
                    known = join::names(lang, known)
                ),
                None => say!(
                    lang,
                    "可用的取值：{known}",
                    "Possible values: {known}",
                    known = join::names(lang, known)
                ),
            },
        ),
        ShapeProblem::NoSuchDate { found } => (
            say!(lang, "“{found}”不是历法上存在的日期", "“{found}” is not a date of the calendar"),
            say!(lang, "请核对年月日", "Check year, month and day"),
        ),
        ShapeProblem::EmptyText => (
            say!(lang, "文本是空的", "The text is empty"),
            say!(lang, "请填写内容，或删去该项", "Write something, or delete the item"),
        ),
        ShapeProblem::ControlCharacter => (
            say!(
                lang,
                "文本里有换行、制表等控制字符",
                "The text holds a line break, a tab or another control character"
            ),
            say!(lang, "请删去控制字符，写成一行", "Delete the control character and write the text on one line"),
        ),
        ShapeProblem::HiddenCharacter { shown } => (
            say!(lang, "文本里有看不见的字符：{shown}", "The text holds characters that cannot be seen: {shown}"),
            say!(
                lang,
                "多为复制粘贴带入，请重新键入这段文字",
                "They mostly come in by copy and paste; type the text anew"
            ),
        ),
    }
}

fn expected(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Object => lang.pick("一个对象（花括号）", "an object (in braces)"),
        Expected::List => lang.pick("一个列表（方括号）", "a list (in square brackets)"),
        Expected::Text => lang.pick("文本", "a text"),
        Expected::Number => lang.pick("数值", "a number"),
        Expected::Count => lang.pick("不小于0的整数", "a whole number from 0 on"),
        Expected::Switch => lang.pick("true或false", "true or false"),
        Expected::Date => lang.pick("日期", "a date"),
        Expected::Pair => lang.pick("两个数组成的列表", "a list of two numbers"),
        Expected::Reference => lang.pick("数值或基准名称", "a number or the name of a reference"),
        Expected::Datum => lang.pick("数值，或写明各组成部分的对象", "a number, or an object with its parts"),
        Expected::TextOrList => lang.pick("文本或文本列表", "a text or a list of texts"),
    }
}

fn instead(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Object => lang.pick("请写成{ … }的形式", "Write it as { … }"),
        Expected::List => lang.pick("请写成[ … ]的形式", "Write it as [ … ]"),
        Expected::Text => lang.pick("请写成带英文双引号的文本", "Write a text in straight double quotes"),
        Expected::Number => lang.pick(
            "请写成12或\"12\"这样的数值，不带单位和百分号",
            "Write a number like 12 or \"12\", without a unit of measure or a percent sign",
        ),
        Expected::Count => lang.pick("请写成0、1、2这样的整数", "Write a whole number such as 0, 1 or 2"),
        Expected::Switch => {
            lang.pick("请写true或false，不加引号", "Write true or false, without quotation marks")
        }
        Expected::Date => lang.pick("请写成\"2025-12-31\"的形式", "Write it like \"2025-12-31\""),
        Expected::Pair => lang.pick("请写成[60, 0.2]的形式", "Write it like [60, 0.2]"),
        Expected::Reference => lang.pick(
            "请写一个数值，或target、base、group_mean等基准名称",
            "Write a number, or the name of a reference such as target, base or group_mean",
        ),
        Expected::Datum => lang.pick(
            "请写一个数值，或{ \"value\": 12 }的形式",
            "Write a number, or an object such as { \"value\": 12 }",
        ),
        Expected::TextOrList => {
            lang.pick("请写成\"甲\"或[\"甲\", \"乙\"]的形式", "Write it like \"A\" or [\"A\", \"B\"]")
        }
    }
}

pub(super) fn number(lang: Lang, fault: NumberFault) -> (&'static str, &'static str) {
    let (what, remedy) = match fault {
        NumberFault::Empty => (
            words("没有内容", "it is empty"),
            words(
                "请填写数值；没有数据请删去该项，或写明状态（不适用、未报送、待核）",
                "Write a number; without data, delete the item or state why: not_applicable, not_reported or pending",
            ),
        ),
        NumberFault::Percent => (
            words("带有百分号", "it has a percent sign"),
            words(
                "请去掉百分号，按指标的计量单位填写，95%写作95",
                "Leave out the percent sign and write in the indicator’s unit of measure: 95% is 95",
            ),
        ),
        NumberFault::FullWidth => (
            words("用了全角数字或符号", "it has full-width digits or signs"),
            words("请改用半角数字，如12", "Use half-width digits, such as 12"),
        ),
        NumberFault::Grouped => (
            words("带有千分位分隔", "it has separators for thousands"),
            words("请去掉逗号和空格，如1200", "Leave out commas and spaces: 1200"),
        ),
        NumberFault::Words => (
            words("带有计量单位或其他文字", "it has a unit of measure or other words"),
            words(
                "请只填数字，计量单位由方案规定",
                "Write the number alone; the scheme says what it is measured in",
            ),
        ),
        NumberFault::Malformed => (
            words("写法不对", "it is not written as a number"),
            words("请按12、0.5、-3这样的写法填写", "Write it like 12, 0.5 or -3"),
        ),
        NumberFault::TooLong => (
            words("有效数字超过28位", "it has more than 28 significant digits"),
            words("请核对数值，最多保留28位有效数字", "Check it; 28 significant digits are the most"),
        ),
        NumberFault::TooLarge => (
            words("数值过大，应小于10的28次方", "it is too large; it must be below 10 to the power of 28"),
            words("请核对数值和计量单位", "Check the number and its unit of measure"),
        ),
        NumberFault::TooFine => (
            words("小数超过28位", "it has more than 28 decimals"),
            words("请核对数值，最多保留28位小数", "Check it; 28 decimals are the most"),
        ),
    };
    (what.of(lang), remedy.of(lang))
}
