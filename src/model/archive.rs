//! 存档包清单: what an archive package says of itself.
//!
//! A package is a `.zip` with this manifest as `manifest.json` and, in one folder for each role, the
//! files that it names. [`office::archive`](crate::office::archive) makes and checks packages.

use std::rc::Rc;

crate::record! {
    /// 存档包清单
    pub struct Manifest (open) = "存档包清单" {
        /// The format and its version.
        format: Rc<str> = required, "格式", "固定为 ip-scorecard/archive@1";
        /// 计算程序版本
        engine: Rc<str> = required, "计算程序版本", "生成本存档包的程序的版本，如 0.1.0";
        /// 方案
        scheme: ArchivedScheme = required, "方案", "计分所用的方案";
        /// 文件
        files: Vec<ArchivedFile> = required, "文件", "存档包中除清单以外的全部文件，按路径排列";
    }
}

crate::record! {
    /// 方案
    pub struct ArchivedScheme (open) = "方案" {
        /// 编号
        id: Rc<str> = required, "编号", "方案编号，如 beichen-ip";
        /// 版本
        version: Rc<str> = required, "版本", "方案的版本，如 2025";
        /// 名称
        title: Rc<str> = required, "名称", "方案全称";
    }
}

crate::record! {
    /// 文件
    pub struct ArchivedFile (open) = "文件" {
        /// 用途
        role: Role = required, "用途", "scheme 考核方案，data 考核数据，earlier 上期结果，result 考核结果，paper 文书";
        /// 路径
        path: Rc<str> = required, "路径", "在存档包中的路径，如 数据/01-区市场监管局-2025.json";
        /// 文件名
        name: Rc<str> = required, "文件名", "计分时的文件名，考核结果中写的就是这个名称";
        /// 大小
        size: u32 = required, "大小", "文件的字节数";
        /// 文件指纹
        sha256: Rc<str> = required, "文件指纹", "文件的 SHA-256 值，64位小写十六进制数，用于核对文件有无改动";
    }
}

crate::words! {
    /// 用途: what a file in a package is there for.
    pub enum Role {
        /// 考核方案
        Scheme = "scheme",
        /// 考核数据
        Data = "data",
        /// 上期结果
        Earlier = "earlier",
        /// 考核结果, computed of the others
        Result = "result",
        /// 文书: made of the result, for people
        Paper = "paper",
    }
}

impl Role {
    /// The folder in the package.
    pub fn folder(self) -> &'static str {
        match self {
            Role::Scheme => "方案",
            Role::Data => "数据",
            Role::Earlier => "上期结果",
            Role::Result => "考核结果",
            Role::Paper => "文书",
        }
    }

    /// Whether the result was computed of it.
    pub fn is_input(self) -> bool {
        matches!(self, Role::Scheme | Role::Data | Role::Earlier)
    }
}
