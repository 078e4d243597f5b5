internal import Triage

/// Which column of a CSV file becomes what, worked out once for all rows.
struct ColumnPlan {
  private struct Step {
    var name: String
    var key: RequestKey?
    var cells: [Int]
    var mapping: FieldMapping?
    var constant: Input?
  }

  private let columns: [String]
  private let steps: [Step]

  /// Mapped keys first, then what is left of the columns under their own names.
  init(_ columns: [String], mapper: Mapper) {
    self.columns = columns
    let indexes = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var used: Set<Int> = []
    var steps: [Step] = []
    for rule in mapper.rules {
      var step = Self.step(rule.target, RequestKey.ofPath(rule.target))
      switch rule.mapping.origin {
      case .constant(let text): step.constant = Mapper.constant(text, rule)
      case .fields(let names):
        step.cells = names.compactMap { indexes[$0] }
        let isPlain = step.cells.count == 1 && rule.mapping.values.isEmpty
        step.mapping = isPlain ? nil : rule.mapping
        used.formUnion(step.cells)
      }
      steps.append(step)
    }
    for (index, column) in columns.enumerated() where !used.contains(index) {
      let key = mapper.targets.contains(column) ? nil : RequestKey.ofPath(column)
      var step = Self.step(column, key)
      step.cells = [index]
      steps.append(step)
    }
    self.steps = steps
  }

  private static func step(_ name: String, _ key: RequestKey?) -> Step {
    let prefix = RequestKey.attributePrefix
    let isPath = key == .attribute && name.hasPrefix(prefix)
    return Step(name: isPath ? String(name.dropFirst(prefix.count)) : name, key: key, cells: [])
  }

  /// The row as a record; empty cells are missing.
  func record(_ row: ScannedRow) throws(Fault) -> Record {
    var record = Record()
    record.entries.reserveCapacity(steps.count)
    for step in steps {
      guard let input = try input(step, row) else { continue }
      record.entries.append(Record.Entry(name: step.name, key: step.key, input: input))
    }
    return record
  }

  private func input(_ step: Step, _ row: ScannedRow) throws(Fault) -> Input? {
    if let constant = step.constant { return constant }
    guard let mapping = step.mapping else { return try cell(step.cells.first, row) }
    var parts: [Input] = []
    for index in step.cells {
      if let part = try cell(index, row) { parts.append(part) }
    }
    return Mapper.join(parts, mapping)
  }

  private func cell(_ index: Int?, _ row: ScannedRow) throws(Fault) -> Input? {
    guard let index else { return nil }
    let field = row.fields[index]
    guard field.start < field.end else { return nil }
    guard let text = row.text(field) else { throw UTF8Check.fault(row.bytes) }
    return Input(content: .value(.text(text)), name: columns[index], offset: field.start)
  }
}
