//! Sentences for faults of bytes and shape.

use super::issues::or_rather;
use crate::exact::NumberFault;
use crate::issue::{BytesProblem, Expected, ShapeProblem, Syntax};
use crate::model::{DATA_FORMAT, RESULT_FORMAT, SCHEME_FORMAT};

/// What is wrong and what to do.
pub(super) fn bytes(problem: &BytesProblem) -> (String, String) {
    let (message, remedy) = match problem {
        BytesProblem::Empty => ("文件是空的".to_owned(), "请确认选对了文件，或请报送部门重新导出".to_owned()),
        BytesProblem::TooLarge { size, limit } => (
            format!("文件有{}MB，超过可读取的上限{}MB", size >> 20, limit >> 20),
            "请按部门或按考核组拆分后再打开".to_owned(),
        ),
        BytesProblem::Utf16 => {
            ("文件是UTF-16编码，不能读取".to_owned(), "请用记事本或WPS打开，另存为UTF-8编码后再试".to_owned())
        }
        BytesProblem::UnknownEncoding => (
            "文件既不是UTF-8编码，也不是GB 18030编码的考核方案或考核数据".to_owned(),
            "请用记事本打开确认内容，另存为UTF-8编码后再试".to_owned(),
        ),
        BytesProblem::NotJson { kind } => (
            format!("这是{kind}文件，不是JSON格式的考核方案或考核数据"),
            "请报送部门提供JSON格式的文件（扩展名一般为.json）".to_owned(),
        ),
        BytesProblem::Syntax(syntax) => return self::syntax(*syntax),
    };
    (message, remedy)
}

fn syntax(syntax: Syntax) -> (String, String) {
    let (what, remedy) = match syntax {
        Syntax::EndsEarly => ("文件在这里中断，内容不完整", "请检查括号、引号是否成对，或重新传送该文件"),
        Syntax::CommaOrEnd => ("这里缺少英文逗号或右括号", "请在上一项之后补上英文逗号，或补上右括号"),
        Syntax::Colon => ("键名之后缺少英文冒号", "请在键名与值之间补上英文冒号"),
        Syntax::TrailingComma => ("右括号前多了一个逗号", "请删去右括号前的逗号"),
        Syntax::KeyNotQuoted => ("键名没有加英文双引号", "请给键名加上英文双引号"),
        Syntax::ChinesePunctuation(mark) => {
            return (
                format!("这里是中文标点（{}），JSON只认英文标点", punctuation(mark)),
                "请切换到英文半角输入法，改为对应的英文标点；此处改好后才能继续检查后面的内容".to_owned(),
            );
        }
        Syntax::NoValue => {
            ("这里应有一个值，却读到了别的内容", "请填写数字、带英文双引号的文本、true或false")
        }
        Syntax::Number => ("这里的数字写法不对", "请按12、0.5、-3这样的写法填写，前面不加0或加号"),
        Syntax::Escape => ("文本里的反斜杠写法不对", "请把反斜杠“\\”写成两个“\\\\”，或删去"),
        Syntax::ControlCharacter => ("文本里有换行、制表等控制字符", "请把文本写在一行里，删去控制字符"),
        Syntax::AfterEnd => ("文件结束之后还有内容", "请删去最后一个右括号之后的内容，每个文件只放一份文档"),
        Syntax::TooDeep { limit } => {
            return (format!("嵌套超过{limit}层"), "请减少嵌套层数，或检查括号是否写错".to_owned());
        }
    };
    (what.to_owned(), format!("{remedy}；此处改好后才能继续检查后面的内容"))
}

/// What a mark is called, because quoted quotation marks cannot be read.
fn punctuation(mark: char) -> &'static str {
    match mark {
        '，' => "逗号",
        '：' => "冒号",
        '；' => "分号",
        '“' | '‘' => "左引号",
        '”' | '’' => "右引号",
        '｛' | '［' => "全角左括号",
        _ => "全角右括号",
    }
}

/// What is wrong and what to do.
pub(super) fn shape(problem: &ShapeProblem) -> (String, String) {
    match problem {
        ShapeProblem::NoFormat => (
            "文件没有写明格式（缺少“format”）".to_owned(),
            format!("考核方案请写“{SCHEME_FORMAT}”，考核数据请写“{DATA_FORMAT}”"),
        ),
        ShapeProblem::UnknownFormat { found } => (
            format!("不认识的格式“{found}”"),
            format!(
                "本程序可读“{SCHEME_FORMAT}”“{DATA_FORMAT}”“{RESULT_FORMAT}”；如版本更新，请换用新版程序"
            ),
        ),
        ShapeProblem::UnknownKey { key, suggestion } => (
            format!("不认识的字段“{key}”"),
            match suggestion {
                Some(word) => format!("{}请改正；若是自用备注，请以“x_”开头", or_rather(Some(word))),
                None => "请删去；若是自用备注，字段名请以“x_”开头".to_owned(),
            },
        ),
        ShapeProblem::ForeignKey { key, kind } => {
            (format!("“{key}”不属于“{kind}”"), "请删去该键，或改用与它相配的种类（kind）".to_owned())
        }
        ShapeProblem::DuplicateKey { key } => {
            (format!("字段“{key}”在同一处出现了两次"), "请核对两处内容，只保留正确的一处".to_owned())
        }
        ShapeProblem::MissingKey { key, title } => {
            (format!("缺少必填的“{title}”（{key}）"), format!("请补上“{key}”及其内容"))
        }
        ShapeProblem::WrongKind { expected, found } => {
            (format!("这里应为{}，现为{found}", self::expected(*expected)), instead(*expected).to_owned())
        }
        ShapeProblem::Null => (
            "这里写的是null，没有说明是0、不适用还是未报送".to_owned(),
            "请填写数值；没有数据请删去该项，或写明状态（不适用、未报送、待核）".to_owned(),
        ),
        ShapeProblem::Number { found, fault } => {
            (format!("{found}不能作为数值：{}", number(*fault).0), number(*fault).1.to_owned())
        }
        ShapeProblem::CodeAsNumber { found } => (
            format!("代码{found}写成了数字，开头的0可能已丢失"),
            "请给代码加上英文双引号，写成文本".to_owned(),
        ),
        ShapeProblem::UnknownWord { found, known, suggestion } => (
            format!("不认识的取值“{found}”"),
            format!("{}可用的取值：{}", or_rather(*suggestion), known.join("、")),
        ),
        ShapeProblem::NoSuchDate { found } => {
            (format!("“{found}”不是历法上存在的日期"), "请核对年月日".to_owned())
        }
        ShapeProblem::EmptyText => ("文本是空的".to_owned(), "请填写内容，或删去该项".to_owned()),
        ShapeProblem::ControlCharacter => {
            ("文本里有换行、制表等控制字符".to_owned(), "请删去控制字符，写成一行".to_owned())
        }
        ShapeProblem::HiddenCharacter { shown } => {
            (format!("文本里有看不见的字符：{shown}"), "多为复制粘贴带入，请重新键入这段文字".to_owned())
        }
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "一个对象（花括号）",
        Expected::List => "一个列表（方括号）",
        Expected::Text => "文本",
        Expected::Number => "数值",
        Expected::Count => "不小于0的整数",
        Expected::Switch => "true或false",
        Expected::Date => "日期",
        Expected::Pair => "两个数组成的列表",
        Expected::Reference => "数值或基准名称",
        Expected::Datum => "数值，或写明各组成部分的对象",
        Expected::TextOrList => "文本或文本列表",
    }
}

fn instead(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "请写成{ … }的形式",
        Expected::List => "请写成[ … ]的形式",
        Expected::Text => "请写成带英文双引号的文本",
        Expected::Number => "请写成12或\"12\"这样的数值，不带单位和百分号",
        Expected::Count => "请写成0、1、2这样的整数",
        Expected::Switch => "请写true或false，不加引号",
        Expected::Date => "请写成\"2025-12-31\"的形式",
        Expected::Pair => "请写成[60, 0.2]的形式",
        Expected::Reference => "请写一个数值，或target、base、group_mean等基准名称",
        Expected::Datum => "请写一个数值，或{ \"value\": 12 }的形式",
        Expected::TextOrList => "请写成\"甲\"或[\"甲\", \"乙\"]的形式",
    }
}

fn number(fault: NumberFault) -> (&'static str, &'static str) {
    match fault {
        NumberFault::Empty => {
            ("没有内容", "请填写数值；没有数据请删去该项，或写明状态（不适用、未报送、待核）")
        }
        NumberFault::Percent => ("带有百分号", "请去掉百分号，按指标的计量单位填写，95%写作95"),
        NumberFault::FullWidth => ("用了全角数字或符号", "请改用半角数字，如12"),
        NumberFault::Grouped => ("带有千分位分隔", "请去掉逗号和空格，如1200"),
        NumberFault::Words => ("带有计量单位或其他文字", "请只填数字，计量单位由方案规定"),
        NumberFault::Malformed => ("写法不对", "请按12、0.5、-3这样的写法填写"),
        NumberFault::TooLong => ("有效数字超过28位", "请核对数值，最多保留28位有效数字"),
        NumberFault::TooLarge => ("数值过大，应小于10的28次方", "请核对数值和计量单位"),
        NumberFault::TooFine => ("小数超过28位", "请核对数值，最多保留28位小数"),
    }
}
