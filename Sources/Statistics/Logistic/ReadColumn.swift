/// A column of a table, read as what its values are.
enum ReadColumn: Sendable {
  /// NaN is a blank.
  case numbers([Double], NumberSign)
  /// Each row's level, by its place in the list.
  case levels([Int32], [Level])

  enum NumberSign: Hashable, Sendable {
    case point, comma

    func value(_ text: String) -> Double? {
      switch self {
      case .point: PlainNumber.value(text)
      case .comma: PlainNumber.commaValue(text)
      }
    }
  }

  /// Numbers where every value is one, and there is one; text otherwise.
  init(_ column: TextTable.Column) throws(LogisticRefusal) {
    if let numbers = ReadColumn.numbers(column.values, .point) {
      self = .numbers(numbers, .point)
    } else if column.values.contains(where: PlainNumber.provesComma),
      let numbers = ReadColumn.numbers(column.values, .comma)
    {
      self = .numbers(numbers, .comma)
    } else {
      try ReadColumn.refuseUnbounded(in: column)
      self = ReadColumn.levels(column.values)
    }
  }

  private static func numbers(_ values: [String], _ sign: NumberSign) -> [Double]? {
    var numbers: [Double] = []
    var known = 0
    for text in values {
      if text.isEmpty {
        numbers.append(.nan)
        continue
      }
      guard let number = sign.value(text) else { return nil }
      if known == 0 { numbers.reserveCapacity(values.count) }
      known += 1
      numbers.append(number)
    }
    return known > 0 ? numbers : nil
  }

  /// Numbers but for one without end: as a level of a text it would be taken for something else.
  private static func refuseUnbounded(in column: TextTable.Column) throws(LogisticRefusal) {
    var first: Int?
    var known = 0
    for (row, text) in column.values.enumerated() where !text.isEmpty {
      if PlainNumber.value(text) != nil {
        known += 1
      } else {
        guard PlainNumber.isUnbounded(text) else { return }
        first = first ?? row
      }
    }
    guard let first, known > 0 else { return }
    throw .notFinite(column: column.name, row: first, text: column.values[first])
  }

  private static func levels(_ values: [String]) -> ReadColumn {
    var places: [Level: Int32] = [:]
    var levels: [Level] = []
    let codes = values.map { text in
      let level = Level(text)
      if let place = places[level] { return place }
      let place = Int32(levels.count)
      places[level] = place
      levels.append(level)
      return place
    }
    return .levels(codes, levels)
  }
}

/// A value of a column of text: the same when its bytes are, in the order of its bytes.
struct Level: Hashable, Sendable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Level, right: Level) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  static func < (left: Level, right: Level) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
