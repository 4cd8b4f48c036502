// Made-up schemes and their data, of any size.

/** A file of this name with a value as its text. */
export const json = (name, value) => ({ name, text: JSON.stringify(value) });

/** A scheme of `groups` groups of so many units, on indicators that are worth their value, and its data. */
export function made(groups, units, leaves, more = {}) {
  const ids = Array.from({ length: leaves }, (_, no) => `A${no + 1}`);
  const all = Array.from({ length: groups * units }, (_, no) => ({
    code: String(500000000000 + no), title: `单位${no + 1}`, group: `g${no % groups}`,
  }));
  const scheme = {
    format: 'ip-scorecard/scheme@1', id: 's', version: '1', title: '示例方案', status: 'draft', full_marks: 100,
    period: { start: '2025-01-01', end: '2025-12-31' },
    groups: Array.from({ length: groups }, (_, no) => ({ id: `g${no}`, title: `第${no + 1}组` })),
    units: all,
    tree: ids.map((id) => ({
      id, title: `指标${id}`, weight: 100 / leaves, target: 100, source: '甲局', rule: { kind: 'completion' },
    })),
    ...more,
  };
  const data = (stage, value) => ({
    format: 'ip-scorecard/data@1', scheme: 's', stage, as_of: '2025-12-31', source: { department: '甲局' },
    rows: all.map(({ code }, no) => ({ unit: code, values: Object.fromEntries(ids.map((id, at) => [id, value(no, at)])) })),
  });
  return { scheme: json('方案.json', scheme), data: (stage, value, name = '数据.json') => json(name, data(stage, value)) };
}
